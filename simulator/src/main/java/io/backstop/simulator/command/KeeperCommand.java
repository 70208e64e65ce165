package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.KeeperLoop;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.live.Addresses;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keeper}: liquidates on one market until it is told to stop. */
@Command(
        name = "keeper",
        description = "Watches a market on a chain and liquidates what is liquidatable, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {"", KeyOptions.FOOTER})
public final class KeeperCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @Mixin
    private final SendingOptions sending = new SendingOptions();

    @ArgGroup(multiplicity = "1")
    private Market market = new Market();

    @Option(
            names = "--from-block",
            paramLabel = "N",
            description = "block in which to start reading (default: the deployment's first, or 0)")
    private @Nullable Long fromBlock;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "40",
            description = "most liquidations in one transaction (default: ${DEFAULT-VALUE})")
    private int batch;

    /** Where the market is. */
    private static final class Market {

        @Option(names = "--market", required = true, paramLabel = "ADDRESS", description = "address of a PerpMarket")
        private @Nullable String address;

        @Option(
                names = "--deployment",
                required = true,
                paramLabel = "FILE",
                description = "what ./backstop deploy has written")
        private @Nullable Path deployment;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        DeploymentRecord deployed = market.deployment == null ? null : DeploymentFile.read(market.deployment);
        Credentials credentials = key.open();
        Output output = Output.of(spec);
        try (ChainConnection connection = node.open(key.named(), output::error)) {
            if (deployed != null && market.deployment != null) {
                deployed.requireOn(connection, market.deployment);
            }
            TransactionSender sender = sending.sender(connection, credentials, DevAccount.KEEPER);
            KeeperLoop loop =
                    new KeeperLoop(connection, addressOf(deployed), sender, batch, firstBlock(deployed), output::error);
            UntilStopped.run(loop::run, loop::stop);
            return ExitCode.OK;
        }
    }

    private String addressOf(@Nullable DeploymentRecord deployed) {
        return deployed == null ? String.valueOf(market.address) : deployed.address("market");
    }

    private long firstBlock(@Nullable DeploymentRecord deployed) {
        if (fromBlock != null) {
            return fromBlock;
        }
        return deployed == null ? 0 : deployed.firstBlock();
    }

    private void requireSense() {
        sending.requireSense(DevAccount.KEEPER);
        if (market.address != null) {
            Addresses.require("--market", market.address);
        }
        if (batch < 1 || batch > 1000) {
            throw new InputException("--batch " + batch + " must be between 1 and 1000");
        }
        if (fromBlock != null && fromBlock < 0) {
            throw new InputException("--from-block " + fromBlock + " must not be negative");
        }
    }
}
