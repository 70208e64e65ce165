package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.units.Decimals;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.live.Addresses;
import io.backstop.simulator.live.ChainTime;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.simulator.live.FeedCount;
import io.backstop.simulator.live.FeedRole;
import io.backstop.simulator.live.FeedTarget;
import io.backstop.simulator.live.FeedTargets;
import io.backstop.simulator.live.LiveFeed;
import io.backstop.simulator.live.Playback;
import io.backstop.simulator.live.Speed;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code oracle}: publishes a scenario's prices on a chain that others use. */
@Command(
        name = "oracle",
        description = "Publishes the feeds of a scenario, and nothing else of it, until the tape ends or Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {"", KeyOptions.FOOTER})
public final class OracleCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @ArgGroup(multiplicity = "1")
    private Feed feed = new Feed();

    @Option(names = "--scenario", required = true, paramLabel = "FILE", description = "scenario (YAML)")
    private Path scenarioFile = Path.of("");

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--venue",
            paramLabel = "ID",
            description = "pool venue whose feeds to publish (default: the deployment's, or the only one)")
    private @Nullable String venue;

    @Option(
            names = "--which",
            paramLabel = "mark|execution|ether|gas",
            description = "feed of the venue (default: all with --deployment, mark with --feed)")
    private @Nullable FeedRole which;

    @Option(
            names = "--speed",
            paramLabel = "Nx|max",
            defaultValue = "1x",
            description = "seconds of the tape in a second (default: ${DEFAULT-VALUE})")
    private String speed = "";

    @Option(
            names = "--keep-clock",
            description = "do not move the node's clock; what its clock does not let in is superseded by newer prices")
    private boolean keepClock;

    @Option(names = "--verbose", description = "print each update")
    private boolean verbose;

    /** Where the feeds are. */
    private static final class Feed {

        @Option(names = "--feed", required = true, paramLabel = "ADDRESS", description = "address of a PriceFeed")
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
        Speed pace = Speed.parse(speed);
        if (feed.address != null) {
            Addresses.require("--feed", feed.address);
        }
        DeploymentRecord deployed = feed.deployment == null ? null : DeploymentFile.read(feed.deployment);
        Scenario scenario = ScenarioReader.read(scenarioFile, overrides, System.getenv());
        String id = venue == null && deployed != null ? deployed.venue() : venue;
        PoolJob job = PoolJob.of(TapeWriter.write(scenario).tape(), VenueChoice.of(scenario, id), scenario.seed());
        List<FeedTarget> targets = targets(deployed, job);
        Credentials credentials = key.open();
        try (ChainConnection connection = node.open(false)) {
            if (deployed != null && feed.deployment != null) {
                deployed.requireOn(connection, feed.deployment);
            }
            TransactionSender sender = KeyOptions.sender(connection, credentials, DevAccount.PUBLISHER);
            targets.forEach(target -> FeedTargets.requirePublisher(target, connection, sender.address()));
            play(job, targets, connection, sender, pace);
            return ExitCode.OK;
        }
    }

    private List<FeedTarget> targets(@Nullable DeploymentRecord deployed, PoolJob job) {
        if (deployed == null) {
            FeedRole role = which == null ? FeedRole.MARK : which;
            return List.of(FeedTargets.at(String.valueOf(feed.address), role, job));
        }
        List<FeedRole> roles = which == null ? FeedRole.of(job) : List.of(which);
        return roles.stream().map(role -> FeedTargets.in(deployed, role, job)).toList();
    }

    private void play(
            PoolJob job, List<FeedTarget> targets, ChainConnection connection, TransactionSender sender, Speed pace)
            throws InterruptedException {
        Output output = Output.of(spec);
        Consumer<String> accepted = verbose ? output::error : line -> {};
        List<LiveFeed> feeds = targets.stream()
                .map(target -> new LiveFeed(target, connection, sender, accepted, output::error))
                .toList();
        ChainTime chain = keepClock ? ChainTime.untouched(connection) : ChainTime.of(connection);
        Playback playback = new Playback(job.tape().grid(), feeds, chain, pace);
        targets.forEach(target -> output.error("publishing %s %s at %s: %d updates of tape %s"
                .formatted(
                        target.name(),
                        target.address(),
                        pace,
                        target.tape().updates().size(),
                        job.tape().hash())));
        UntilStopped.run(
                () -> {
                    playback.run();
                    feeds.forEach(played -> output.printer().println(summary(played)));
                },
                playback::stop);
    }

    private static String summary(LiveFeed feed) {
        FeedCount count = feed.count();
        return "%s: %d updates accepted, %d refused, %d superseded, last price %s"
                .formatted(
                        feed.name(),
                        count.accepted(),
                        count.refused(),
                        count.superseded(),
                        Decimals.format(count.lastPrice(), Decimals.PRICE));
    }
}
