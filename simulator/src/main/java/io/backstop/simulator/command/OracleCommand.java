package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.serving.Figures;
import io.backstop.contracts.serving.PageServer;
import io.backstop.model.scenario.InputException;
import io.backstop.model.units.Decimals;
import io.backstop.simulator.live.Addresses;
import io.backstop.simulator.live.ChainTime;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.simulator.live.FeedCount;
import io.backstop.simulator.live.FeedFigures;
import io.backstop.simulator.live.FeedRole;
import io.backstop.simulator.live.FeedTarget;
import io.backstop.simulator.live.FeedTargets;
import io.backstop.simulator.live.LiveFeed;
import io.backstop.simulator.live.Playback;
import io.backstop.simulator.live.PlayedFeed;
import io.backstop.simulator.live.PulledFeed;
import io.backstop.simulator.live.SignerKeys;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.Speed;
import io.backstop.simulator.reports.ReportPages;
import io.backstop.simulator.reports.ReportShelf;
import java.nio.file.Path;
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

/** {@code oracle}: publishes prices on a chain that others use, or serves them signed. */
@Command(
        name = "oracle",
        description =
                "Publishes the feeds of a scenario or a source, and nothing else of it, until the tape ends or Ctrl-C;"
                        + " with --serve the signed reports of one feed until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {"", KeyOptions.FOOTER})
public final class OracleCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @Mixin
    private final SendingOptions sending = new SendingOptions();

    @Mixin
    private final TapeOptions tape = new TapeOptions();

    @Mixin
    private final HttpOptions http = new HttpOptions();

    @ArgGroup(multiplicity = "0..1")
    private Feed feed = new Feed();

    @Option(
            names = "--which",
            paramLabel = "mark|execution|ether|gas",
            description =
                    "feed of the venue (default: all that are pushed with --deployment, mark with --feed or --serve)")
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

    @Option(
            names = "--signers",
            paramLabel = "FOLDER",
            description = "with --serve: encrypted key files of all signers (default: keys derived from the seed)")
    private @Nullable Path signers;

    @Option(names = "--dry-run", description = "print what would be published, in the tape's time, and ask no node")
    private boolean dryRun;

    @Option(names = "--verbose", description = "print each update")
    private boolean verbose;

    /** Where the feeds are. */
    private static final class Feed {

        @Option(names = "--feed", required = true, paramLabel = "ADDRESS", description = "address of a feed")
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
        requireNoneIgnored();
        sending.requireSense(DevAccount.PUBLISHER);
        http.requireSense();
        if (feed.address != null) {
            Addresses.require("--feed", feed.address);
        }
        DeploymentRecord deployed = feed.deployment == null ? null : DeploymentFile.read(feed.deployment);
        PoolJob job = tape.job(deployed);
        if (dryRun) {
            dryRun(job, which == null ? FeedRole.of(job) : List.of(which.requireIn(job)));
            return ExitCode.OK;
        }
        if (feed.address == null && feed.deployment == null) {
            throw new InputException("--feed: must be given, or --deployment: without one only --dry-run makes sense");
        }
        if (http.servesReports()) {
            serve(job, deployed, (which == null ? FeedRole.MARK : which).requireSigned(job), pace);
        } else {
            publish(job, deployed, pushed(deployed, job), pace);
        }
        return ExitCode.OK;
    }

    private void requireNoneIgnored() {
        GivenOptions given = GivenOptions.of(spec);
        given.requireNoneWith("--dry-run", "asks and shows nobody anything", "--serve", "--metrics");
        given.requireNoneWith("--serve", "sends no transactions", "--keystore", "--max-gas-price", "--replace-after");
        given.requireAnyFor("--signers", "--serve");
        given.requireAnyFor("--bind", "--serve", "--metrics");
    }

    /** The key file of the command that is tried is opened too, so that a wrong one shows before anything depends on it. */
    private void dryRun(PoolJob job, List<FeedRole> roles) {
        if (key.named() && roles.stream().noneMatch(role -> role.isPushed(job))) {
            throw new InputException(
                    "--keystore: must not be given: others bring the signed reports of venue \"%s\", nobody publishes"
                            .formatted(job.venue().id()));
        }
        Credentials credentials = key.open();
        if (credentials != null) {
            Output.of(spec).error("publisher " + credentials.getAddress());
        }
        DryRun.print(job, roles, Output.of(spec).printer());
    }

    /** Of a deployment all that are pushed, unless one is named. */
    private List<FeedRole> pushed(@Nullable DeploymentRecord deployed, PoolJob job) {
        List<FeedRole> pushed =
                FeedRole.of(job).stream().filter(role -> role.isPushed(job)).toList();
        return which == null && deployed != null && !pushed.isEmpty()
                ? pushed
                : List.of((which == null ? FeedRole.MARK : which).requirePushed(job));
    }

    private FeedTarget target(@Nullable DeploymentRecord deployed, FeedRole role, PoolJob job) {
        return deployed == null
                ? FeedTargets.at(String.valueOf(feed.address), role, job)
                : FeedTargets.in(deployed, role, job);
    }

    private void publish(PoolJob job, @Nullable DeploymentRecord deployed, List<FeedRole> roles, Speed pace)
            throws InterruptedException {
        List<FeedTarget> targets =
                roles.stream().map(role -> target(deployed, role, job)).toList();
        Credentials credentials = key.open();
        Output output = Output.of(spec);
        try (ChainConnection connection = open()) {
            requireOn(connection, deployed);
            TransactionSender sender = sending.sender(connection, credentials, DevAccount.PUBLISHER);
            targets.forEach(target -> FeedTargets.requirePublisher(target, connection, sender.address()));
            List<LiveFeed> feeds = targets.stream()
                    .map(target -> new LiveFeed(target, connection, sender, told(output), output::error))
                    .toList();
            Figures figures = FeedFigures.of(connection, feeds);
            FeedFigures.addSending(figures, sender, feeds);
            Playback playback = playback(job, feeds, connection, pace);
            targets.forEach(target -> output.error("publishing %s %s at %s: %d updates of tape %s"
                    .formatted(
                            target.name(),
                            target.address(),
                            pace,
                            target.tape().updates().size(),
                            job.tape().hash())));
            UntilStopped.run(
                    () -> http.showing(figures, output::error, () -> {
                        playback.run();
                        feeds.forEach(played -> output.printer().println(published(played)));
                    }),
                    playback::stop);
        }
    }

    private void serve(PoolJob job, @Nullable DeploymentRecord deployed, FeedRole role, Speed pace)
            throws InterruptedException {
        FeedTarget target = target(deployed, role, job);
        Output output = Output.of(spec);
        try (ChainConnection connection = open()) {
            requireOn(connection, deployed);
            PulledFeed pulled = PulledFeed.of(
                    job,
                    role,
                    target,
                    signers == null ? null : SignerKeys.open("--signers", signers, KeyOptions.password()),
                    connection);
            ReportShelf shelf = new ReportShelf();
            PlayedFeed feeds = pulled.played(shelf, told(output));
            Figures figures = FeedFigures.of(connection, List.of(feeds));
            Playback playback = playback(job, List.of(feeds), connection, pace);
            UntilStopped.run(
                    () -> {
                        try (PageServer reports = http.reports(new ReportPages(pulled.form(), shelf).byPath())) {
                            output.error("serving %s %s at %s/v1/reports: %d updates at %s of tape %s"
                                    .formatted(
                                            target.name(),
                                            target.address(),
                                            reports.url(),
                                            target.tape().updates().size(),
                                            pace,
                                            job.tape().hash()));
                            http.showing(figures, output::error, () -> {
                                playback.run();
                                playback.awaitStop();
                                output.printer().println(served(feeds));
                            });
                        }
                    },
                    playback::stop);
        }
    }

    private ChainConnection open() {
        return node.open(Output.of(spec)::error);
    }

    private void requireOn(ChainConnection connection, @Nullable DeploymentRecord deployed) {
        if (deployed != null && feed.deployment != null) {
            deployed.requireOn(connection, feed.deployment);
        }
    }

    private Consumer<String> told(Output output) {
        return verbose ? output::error : line -> {};
    }

    private Playback playback(PoolJob job, List<? extends PlayedFeed> feeds, ChainConnection connection, Speed pace) {
        ChainTime chain = keepClock ? ChainTime.untouched(connection) : ChainTime.of(connection);
        return new Playback(job.tape().grid(), feeds, chain, pace);
    }

    private static String published(PlayedFeed feed) {
        FeedCount count = feed.count();
        return "%s: %d updates accepted, %d refused, %d superseded, last price %s"
                .formatted(feed.name(), count.accepted(), count.refused(), count.superseded(), lastPrice(count));
    }

    private static String served(PlayedFeed feed) {
        FeedCount count = feed.count();
        return "%s: %d updates served, %d superseded, last price %s"
                .formatted(feed.name(), count.accepted(), count.superseded(), lastPrice(count));
    }

    private static String lastPrice(FeedCount count) {
        return Decimals.format(count.lastPrice(), Decimals.PRICE);
    }
}
