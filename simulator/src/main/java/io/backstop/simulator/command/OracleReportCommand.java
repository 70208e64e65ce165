package io.backstop.simulator.command;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.laboratory.FeedReport;
import io.backstop.oracle.laboratory.HalvesTrial;
import io.backstop.oracle.laboratory.HalvesTrial.Agreement;
import io.backstop.oracle.laboratory.LaboratoryClock;
import io.backstop.oracle.laboratory.RoundFit;
import io.backstop.oracle.path.PriceFile;
import io.backstop.oracle.path.RoundFile;
import io.backstop.simulator.report.FeedResults;
import io.backstop.simulator.report.FeedText;
import io.backstop.simulator.scenario.FeedReader;
import io.backstop.simulator.scenario.FittedPreset;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oracle-report}: what a feed's updates tell about it, and figures fitted to recorded rounds. */
@Command(
        name = "oracle-report",
        description = "Says how old, how late and how wrong a feed's prices are, and fits a feed to recorded rounds.",
        mixinStandardHelpOptions = true)
public final class OracleReportCommand implements Callable<Integer> {

    /** 8 October 2025: a generated path has no date of its own. */
    private static final long GENERATED_FROM = 1_759_881_600_000L;

    private static final long GENERATED_PRICE = 200_000_000_000L;
    private static final long GENERATED_VOLATILITY = 800_000_000L;
    private static final int SEEDS = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|PRESET|SCENARIO",
            description =
                    "rounds of a Chainlink feed (CSV), a preset or a file with the keys of a feed (YAML), a scenario")
    private String subject = "";

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "true prices: bars, candles or rounds; what a preset is driven over (default: a day of a generated"
                            + " path)")
    private @Nullable String prices;

    @Option(names = "--venue", paramLabel = "ID", description = "pool of the scenario whose mark feed to report")
    private @Nullable String venue;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key of the scenario; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--stale",
            paramLabel = "DURATION",
            description = "a price older than this is stale, such as 90s (default: heartbeat and a twentieth)")
    private @Nullable String stale;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of a preset (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--fit", paramLabel = "OUT.yaml", description = "write the feed that was fitted to the rounds")
    private @Nullable Path fit;

    @Option(names = "--force", description = "with --fit: replace the file if it is there already")
    private boolean force;

    @Option(
            names = "--halves",
            description = "fit to the first half of the rounds, drive through the second, and compare")
    private boolean halves;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for report.html and summary.json")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Long limit = stale == null ? null : millis(stale);
        requireNothingReplaced();
        if (out != null) {
            FeedResults.requireReplaceable(out);
        }
        boolean isCsv = subject.toLowerCase(Locale.ROOT).endsWith(".csv");
        List<AnchorPoint> rounds = isCsv ? RoundFile.read(subject) : List.of();
        requireRoundsForFit(rounds);
        FeedReport report = report(rounds, limit);
        String name = String.valueOf(Path.of(subject).getFileName());
        PrintWriter printer = Output.of(spec).printer();
        FeedText.of(name, report).forEach(printer::println);
        if (isCsv) {
            ofRounds(name, rounds, printer);
        }
        if (out != null) {
            FeedResults.write(out, name, report);
            printer.println("written: " + out);
        }
        return ExitCode.OK;
    }

    private FeedReport report(List<AnchorPoint> rounds, @Nullable Long staleMillis) {
        try {
            ExaminedFeed examined = examined(rounds);
            long limit = staleMillis == null ? FeedReport.usualLimit(examined.figures()) : staleMillis;
            return FeedReport.of(examined.feed(), examined.figures(), examined.grid(), examined.truth(), limit);
        } catch (ArithmeticException e) {
            throw new InputException(
                    subject + ": a change of the price or a distance from the true one does not fit 64 bits");
        }
    }

    private void ofRounds(String name, List<AnchorPoint> rounds, PrintWriter printer) {
        if (halves) {
            printer.println(FeedText.of(Fitting.of(subject, () -> agreement(rounds)), SEEDS));
        }
        String preset = Fitting.of(subject, () -> FittedPreset.of(RoundFit.of(rounds), name));
        if (fit == null) {
            printer.print("\n" + preset);
        } else {
            write(fit, preset);
            printer.println("fitted:  " + fit);
        }
    }

    private static Agreement agreement(List<AnchorPoint> rounds) {
        HalvesTrial trial = new HalvesTrial(rounds);
        return trial.drive(trial.fit().spec(), trial.typical(), SEEDS);
    }

    private void requireNothingReplaced() {
        GivenOptions.of(spec).requireAnyFor("--force", "--fit");
        if (fit != null && Files.exists(fit) && !force) {
            throw new InputException(fit + ": is there already; --force replaces it, --fit names another");
        }
    }

    private void requireRoundsForFit(List<AnchorPoint> rounds) {
        if (rounds.isEmpty() && (fit != null || halves)) {
            throw new InputException(
                    (fit == null ? "--halves" : "--fit") + ": needs a file of rounds (CSV), has \"" + subject + "\"");
        }
        int needed = halves ? 2 * RoundFit.FEWEST : RoundFit.FEWEST;
        if (!rounds.isEmpty() && rounds.size() < needed) {
            throw new InputException(
                    "%s: must hold at least %d rounds, was %d".formatted(subject, needed, rounds.size()));
        }
    }

    private void requireOptionsOf(boolean isScenario) {
        if (isScenario && prices != null) {
            throw new InputException("--prices: \"" + subject + "\" is a scenario, whose path is the true price");
        }
        if (!isScenario && (venue != null || !overrides.isEmpty())) {
            throw new InputException(
                    (venue == null ? "--set" : "--venue") + ": needs a scenario, has \"" + subject + "\"");
        }
    }

    private ExaminedFeed examined(List<AnchorPoint> rounds) {
        boolean isFile = FeedReader.isYaml(subject);
        boolean isScenario = isFile && FeedReader.isScenario(Path.of(subject));
        requireOptionsOf(isScenario);
        if (!rounds.isEmpty()) {
            return ExaminedFeed.ofRounds(subject, rounds, prices);
        }
        if (isScenario) {
            return ExaminedFeed.of(ScenarioReader.read(Path.of(subject), overrides, System.getenv()), venue);
        }
        if (prices == null) {
            TimeGrid day = LaboratoryClock.of(
                    GENERATED_FROM, GENERATED_FROM + Duration.ofDays(1).toMillis());
            PathSpec path = new PathSpec.Generated(GENERATED_PRICE, 0, GENERATED_VOLATILITY, null);
            return ExaminedFeed.driven(subject, feed(isFile, day), path, day, seed);
        }
        PriceFile file = PriceFile.of(prices);
        TimeGrid grid = LaboratoryClock.of(file.fromMillis(), file.untilMillis());
        return ExaminedFeed.driven(subject, feed(isFile, grid), file.path(), grid, seed);
    }

    private FeedSpec feed(boolean isFile, TimeGrid grid) {
        return isFile
                ? FeedReader.read(Path.of(subject), grid, System.getenv())
                : FeedReader.preset(subject, grid, System.getenv());
    }

    private static long millis(String text) {
        try {
            long millis = Duration.parse("PT" + text).toMillis();
            if (millis > 0) {
                return millis;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw notADuration(text);
        }
        throw notADuration(text);
    }

    private static InputException notADuration(String text) {
        return new InputException(
                "--stale: \"" + text + "\" must be a duration above 0 such as \"90s\", \"5m\" or \"1h\"");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + ")");
        }
    }
}
