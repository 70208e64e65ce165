package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.Fees;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.KeeperLoop;
import io.backstop.keeper.KeyStores;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.replay.NamedNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keeper}: liquidates on one market until it is told to stop. */
@Command(
        name = "keeper",
        description = "Watches a market on a chain and liquidates what is liquidatable, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The key file's password is read from the environment variable BACKSTOP_KEYSTORE_PASSWORD; it is never an"
                    + " argument."
        })
public final class KeeperCommand implements Callable<Integer> {

    private static final String PASSWORD_VARIABLE = "BACKSTOP_KEYSTORE_PASSWORD";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--rpc", required = true, paramLabel = "URL", description = "node: http, ws or a socket's path")
    private String rpc = "";

    @Option(names = "--market", required = true, paramLabel = "ADDRESS", description = "address of a PerpMarket")
    private String market = "";

    @Option(names = "--keystore", required = true, paramLabel = "FILE", description = "encrypted key file (version 3)")
    private Path keystore = Path.of("");

    @Option(names = "--chain-id", paramLabel = "ID", description = "refuse any other chain")
    private @Nullable Long chainId;

    @Option(
            names = "--from-block",
            paramLabel = "N",
            defaultValue = "0",
            description = "block in which to start reading (default: ${DEFAULT-VALUE})")
    private long fromBlock;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "40",
            description = "most liquidations in one transaction (default: ${DEFAULT-VALUE})")
    private int batch;

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        Credentials credentials = KeyStores.open(keystore, password());
        try (ChainConnection connection = NamedNode.open(rpc, chainId)) {
            TransactionSender sender = TransactionSender.of(connection, credentials, Fees.KEEPER);
            Output output = Output.of(spec);
            KeeperLoop loop = new KeeperLoop(connection, market, sender, batch, fromBlock, output::error);
            runUntilStopped(loop);
            return ExitCode.OK;
        }
    }

    /** Ctrl-C lets the block at work end before the process does. */
    private static void runUntilStopped(KeeperLoop loop) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(loop, ended), "stop-keeper"));
        try {
            loop.run();
        } finally {
            ended.countDown();
        }
    }

    private static void stopAndWait(KeeperLoop loop, CountDownLatch ended) {
        loop.stop();
        try {
            if (!ended.await(5, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireSense() {
        if (!market.matches("0x[0-9a-fA-F]{40}")) {
            throw new InputException(
                    "--market \"" + market + "\" must be an address of 40 hexadecimal digits after 0x");
        }
        if (batch < 1 || batch > 1000) {
            throw new InputException("--batch " + batch + " must be between 1 and 1000");
        }
        if (fromBlock < 0) {
            throw new InputException("--from-block " + fromBlock + " must not be negative");
        }
    }

    private static String password() {
        String given = System.getenv(PASSWORD_VARIABLE);
        if (given == null) {
            throw new InputException(PASSWORD_VARIABLE + ": must be set to the password of the key file");
        }
        return given;
    }
}
