package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.report.RunFigure;
import io.backstop.simulator.scenario.Nearest;
import io.backstop.simulator.scenario.ScenarioTemplate;
import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Halves the way of a key until its two ends lie close together, on one of which something holds on average over the seeds and
 * on the other it does not. Every value is tried with the same seeds, so what differs is the key's work. If it begins to hold
 * more than once, one of these places is found.
 */
public final class BreakEven {

    /** The last two values are at most this part of the whole way apart. */
    private static final int PARTS = 1_000;

    private static final int MOST_HALVINGS = 40;

    private final BreakEvenQuestion question;
    private final ScenarioTemplate template;
    private final List<Long> seeds;
    private final ExecutorService workers;
    private final Consumer<Trial> told;
    private int runs;

    private BreakEven(
            BreakEvenQuestion question,
            ScenarioTemplate template,
            List<Long> seeds,
            ExecutorService workers,
            Consumer<Trial> told) {
        this.question = question;
        this.template = template;
        this.seeds = seeds;
        this.workers = workers;
        this.told = told;
    }

    /**
     * One value that was tried.
     *
     * @param value as a scenario may have it
     * @param mean of the figure over the seeds
     */
    public record Trial(String value, Interval mean) {}

    /**
     * What was found.
     *
     * @param threshold the mean from which on it holds
     * @param below the last value tried at which it does not hold
     * @param holding the first value tried at which it holds
     * @param runs how many were made
     */
    public record Found(double threshold, Trial below, Trial holding, int runs) {}

    /**
     * Searches.
     *
     * @param find the question as given
     * @param jobs how many threads
     * @param told is handed each value that is tried
     * @throws InputException if the question is none, its target is a multiple of 0, it holds at the beginning already, or at the end
     *     still not
     */
    public static Found search(
            SweepRequest request, String find, int jobs, Map<String, String> environment, Consumer<Trial> told) {
        BreakEvenQuestion question = BreakEvenQuestion.of(find);
        ScenarioTemplate template = ScenarioTemplate.of(request.file(), request.overrides(), environment);
        new VariedPlaces(template).add("--find '%s'".formatted(question.given()), question.key());
        String given = request.seeds();
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            Scenario plain = template.with("--find", List.of()).scenario();
            List<Long> seeds = given == null ? List.of(plain.seed()) : Seeds.of(given);
            return new BreakEven(question, template, seeds, workers, told).search();
        }
    }

    private Found search() {
        Amount from = question.from();
        Amount to = question.to();
        Trial below = trial(from);
        question.requireTarget(below);
        Trial holding = trial(to);
        double threshold = question.threshold(below.mean().estimate());
        requireCrossing(threshold, below, holding);
        double close = Math.abs(to.number().doubleValue() - from.number().doubleValue()) / PARTS;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            Amount middle = from.towards(to, 1, 2);
            boolean apart = Math.abs(to.number().doubleValue() - from.number().doubleValue()) > close;
            if (!apart || middle.text().equals(from.text()) || middle.text().equals(to.text())) {
                break;
            }
            Trial tried = trial(middle);
            if (question.holds(tried.mean().estimate(), threshold)) {
                to = middle;
                holding = tried;
            } else {
                from = middle;
                below = tried;
            }
        }
        return new Found(threshold, below, holding, runs);
    }

    private void requireCrossing(double threshold, Trial first, Trial last) {
        if (question.holds(first.mean().estimate(), threshold)) {
            throw new InputException("--find: holds at %s already: the mean is %s, the target %s"
                    .formatted(first.value(), first.mean().estimate(), threshold));
        }
        if (!question.holds(last.mean().estimate(), threshold)) {
            throw new InputException("--find: does not hold at %s: the mean is %s, the target %s"
                    .formatted(last.value(), last.mean().estimate(), threshold));
        }
    }

    private Trial trial(Amount value) {
        String choice = question.key() + "=" + value.text();
        Scenario scenario = template.with("--find", List.of(choice)).scenario();
        VenueSpec venue = venue(scenario);
        List<Callable<Double>> tasks = new ArrayList<>();
        seeds.forEach(seed -> tasks.add(() -> begun(scenario.withSeed(seed), venue, choice)));
        Trial trial = new Trial(value.text(), Sample.of(values(tasks)).mean());
        runs += seeds.size();
        told.accept(trial);
        return trial;
    }

    private VenueSpec venue(Scenario scenario) {
        return scenario.venues().stream()
                .filter(venue -> RowNames.of(venue).contains(question.venue()))
                .findFirst()
                .orElseThrow(() -> unknownVenue(scenario));
    }

    private InputException unknownVenue(Scenario scenario) {
        List<String> names = scenario.venues().stream()
                .flatMap(venue -> RowNames.of(venue).stream())
                .toList();
        return new InputException("--find '%s': \"%s\" must be one of %s, did you mean \"%s\"?"
                .formatted(
                        question.given(),
                        question.venue(),
                        String.join(", ", names),
                        Nearest.of(question.venue(), names.toArray(String[]::new))));
    }

    private double[] values(List<Callable<Double>> tasks) {
        List<Future<Double>> futures = tasks.stream().map(workers::submit).toList();
        return futures.stream().mapToDouble(Awaited::of).toArray();
    }

    private double begun(Scenario scenario, VenueSpec venue, String choice) {
        try {
            return figure(scenario, venue);
        } catch (PositionsRefused e) {
            throw new InputException(
                    "--find: seed %d with %s: %s; leave the seed out of --seeds, or begin or end elsewhere"
                            .formatted(scenario.seed(), choice, RefusalText.of(e)));
        }
    }

    private double figure(Scenario scenario, VenueSpec venue) {
        WrittenTape written = TapeWriter.write(scenario);
        VenueRun run = Replay.onModel(written.tape(), venue, scenario.seed()).stream()
                .filter(row -> row.id().equals(question.venue()))
                .findFirst()
                .orElseThrow();
        List<RunFigure> figures = SeedRuns.figures(scenario, written, run);
        return figures.stream()
                .filter(figure -> figure.name().equals(question.figure()) && figure.decimals() >= 0)
                .findFirst()
                .map(figure -> number(figure, scenario.seed()))
                .orElseThrow(() -> unknown(figures));
    }

    private double number(RunFigure figure, long seed) {
        if (figure.text().equals(RunFigure.NEVER)) {
            throw new InputException("--find '%s': \"%s\" must have a value with every seed, has none with seed %d"
                    .formatted(question.given(), question.figure(), seed));
        }
        return Double.parseDouble(figure.text());
    }

    private InputException unknown(List<RunFigure> figures) {
        List<String> names = figures.stream()
                .filter(figure -> figure.decimals() >= 0)
                .map(RunFigure::name)
                .toList();
        return new InputException("--find '%s': \"%s\" must be a figure of %s, did you mean \"%s\"? All are %s"
                .formatted(
                        question.given(),
                        question.figure(),
                        question.venue(),
                        Nearest.of(question.figure(), names.toArray(String[]::new)),
                        String.join(", ", names)));
    }
}
