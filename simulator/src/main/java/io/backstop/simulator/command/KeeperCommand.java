package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.serving.Figures;
import io.backstop.contracts.serving.Page;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.log.LineLog;
import io.backstop.keeper.operation.KeeperLoop;
import io.backstop.keeper.operation.KeeperSettings;
import io.backstop.keeper.operation.KeeperStatus;
import io.backstop.keeper.operation.NamedMarket;
import io.backstop.keeper.record.BatchTimes;
import io.backstop.keeper.record.DecisionLog;
import io.backstop.keeper.record.KeeperFigures;
import io.backstop.keeper.record.OutcomeLines;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keeper}: liquidates on one market until it is told to stop. */
@Command(
        name = "keeper",
        description = "Watches a market on a chain and liquidates what is liquidatable, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every option may also stand in the environment (--max-tx as BACKSTOP_KEEPER_MAX_TX) or in the YAML file of"
                    + " --config (as maxTx). The command line counts first, then the environment, then the file.",
            KeyOptions.FOOTER
        })
public final class KeeperCommand implements Callable<Integer> {

    /** Beside what it waits for: a node that hangs is waited for by two questions, and all is told. */
    private static final int SECONDS_TO_END = 5 + 2 * Math.toIntExact(ChainConnection.DEFAULT_TIMEOUT.toSeconds());

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final KeeperKeys keys = new KeeperKeys();

    @Mixin
    private final SendingOptions sending = new SendingOptions();

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    @Mixin
    private final KeeperOptions options = new KeeperOptions();

    @Override
    public Integer call() throws InterruptedException {
        try {
            return keep();
        } catch (InputException e) {
            throw told(e);
        }
    }

    private InputException told(InputException mistake) {
        IDefaultValueProvider defaults = spec == null ? null : spec.defaultValueProvider();
        return defaults instanceof OptionDefaults known ? known.told(mistake) : mistake;
    }

    private int keep() throws InterruptedException {
        options.requireSense();
        sending.requireSense(DevAccount.KEEPER);
        metrics.requireSense();
        DeploymentRecord deployed = options.deployment() == null ? null : DeploymentFile.read(options.deployment());
        List<Credentials> accounts = keys.open();
        EventLog log = new LineLog(options.form(), InstantSource.system(), Output.of(spec)::error);
        if (options.config() != null) {
            log.info("configured", "file", options.config());
        }
        try (ChainConnection connection = node.open(line -> log.warn("node-changed", "why", line))) {
            if (deployed != null && options.deployment() != null) {
                deployed.requireOn(connection, options.deployment());
            }
            keep(connection, accounts, deployed, log);
            return ExitCode.OK;
        }
    }

    private void keep(
            ChainConnection connection, List<Credentials> accounts, @Nullable DeploymentRecord deployed, EventLog log)
            throws InterruptedException {
        MarketRules rules = NamedMarket.rules(connection, options.address(deployed));
        KeeperSettings settings = options.settings(deployed, rules.keeperReward());
        List<TransactionSender> senders = KeeperKeys.senders(
                connection, accounts, sending.replacement(options.confirmations()), options.state(), log);
        Figures figures = figures(connection, senders);
        KeeperStatus status = new KeeperStatus(InstantSource.system(), System::nanoTime, options.staleAfter());
        status.register(figures);
        BatchTimes times = new BatchTimes(
                InstantSource.system(),
                System::nanoTime,
                records(connection, settings, rules.sizeUnit(), figures, log));
        KeeperLoop loop = new KeeperLoop(connection, settings, senders, status, times, log);
        Map<String, Page> pages = new HashMap<>(status.pages());
        pages.put("/metrics", figures.page());
        metrics.showing(
                pages,
                line -> log.info("serving", "what", line),
                () -> UntilStopped.run(loop::run, loop::stop, options.stopWait() + SECONDS_TO_END));
    }

    private static Figures figures(ChainConnection connection, List<TransactionSender> senders) {
        Figures figures = new Figures()
                .gauge("backstop_chain_blocks_behind", "of the node in use", connection::blocksBehind)
                .counter("backstop_chain_failovers", "how often another node was taken", connection::failovers);
        for (TransactionSender sender : senders) {
            figures.counter("backstop_sender_transactions", "sent", sender::sent, "account", sender.address())
                    .counter(
                            "backstop_sender_replacements",
                            "offered at a higher price",
                            sender::replaced,
                            "account",
                            sender.address());
        }
        return figures;
    }

    private List<BatchTimes.LiquidationRecords> records(
            ChainConnection connection, KeeperSettings settings, long sizeUnit, Figures figures, EventLog log) {
        List<BatchTimes.LiquidationRecords> records = new ArrayList<>();
        records.add(new OutcomeLines(log));
        records.add(new KeeperFigures(figures, settings.bounty()));
        if (options.decisionLog() != null) {
            records.add(new DecisionLog(
                    options.decisionLog(),
                    sizeUnit,
                    block -> Instant.ofEpochSecond(connection.block(block).timestamp()),
                    log));
        }
        return records;
    }
}
