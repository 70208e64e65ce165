package io.backstop.simulator.counterfactual;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.replay.RowNames;
import java.util.ArrayList;
import java.util.List;

/**
 * What two venues of a scenario made of the same tape, and what each policy has to do with the difference.
 *
 * @param from the first venue
 * @param first what it did
 * @param steps each with what it changed; none unless asked for
 * @param to the second venue
 * @param last what it did
 */
public record Counterfactual(String from, Outcome first, List<Step> steps, String to, Outcome last) {

    /** Copies the list. */
    public Counterfactual {
        steps = List.copyOf(steps);
    }

    /**
     * What a venue did.
     *
     * @param figures all its contracts together
     * @param ledgerHashes of all that was moved, contract by contract
     */
    public record Outcome(Figures figures, List<String> ledgerHashes) {

        /** Copies the list. */
        public Outcome {
            ledgerHashes = List.copyOf(ledgerHashes);
        }

        private static Outcome of(List<VenueRun> contracts, long sizeUnit) {
            return new Outcome(
                    contracts.stream()
                            .map(run -> Figures.of(run, sizeUnit))
                            .reduce(Figures::plus)
                            .orElseThrow(),
                    contracts.stream().map(run -> run.ledger().hash()).toList());
        }
    }

    /**
     * Some policies of the first venue replaced by those of the second.
     *
     * @param policies several where one of them makes no venue without the others
     * @param change of the figures
     */
    public record Step(List<String> policies, Figures change) {

        /** Copies the list. */
        public Step {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Compares the runs of both venues, and if asked for, runs all that lie between them.
     *
     * @param tape of the scenario, or of some of its accounts
     * @param runs of both venues on it, among others
     * @param isAttributed whether the difference is taken apart
     * @throws InputException if the scenario has no such venue
     */
    public static Counterfactual of(
            Scenario scenario, ScenarioTape tape, List<VenueRun> runs, String from, String to, boolean isAttributed) {
        VenueSpec first = venue(scenario, from);
        VenueSpec last = venue(scenario, to);
        Outcome before = outcome(runs, first, scenario.sizeUnit());
        Outcome after = outcome(runs, last, scenario.sizeUnit());
        List<Step> steps = isAttributed ? steps(scenario, tape, Swaps.between(first, last), before) : List.of();
        return new Counterfactual(from, before, steps, to, after);
    }

    /** A mixture that is no venue, or that refuses the positions, is left out, and its policy told with the next one. */
    private static List<Step> steps(Scenario scenario, ScenarioTape tape, List<Swap> swaps, Outcome first) {
        List<Step> steps = new ArrayList<>();
        List<String> together = new ArrayList<>();
        Outcome before = first;
        for (int i = 0; i < swaps.size(); i++) {
            together.addAll(swaps.get(i).policies());
            try {
                Outcome now =
                        Outcome.of(Replay.onModel(tape, swaps.get(i).venue(), scenario.seed()), scenario.sizeUnit());
                steps.add(new Step(together, now.figures.minus(before.figures)));
                together.clear();
                before = now;
            } catch (InputException | IllegalArgumentException e) {
                if (i == swaps.size() - 1) {
                    throw e;
                }
            }
        }
        return steps;
    }

    /** Whether the steps lead from the first venue's figures to the second's, to the last unit. */
    public boolean adds() {
        if (steps.isEmpty()) {
            return true;
        }
        Figures sum = steps.stream().map(Step::change).reduce(first.figures, Figures::plus);
        return sum.equals(last.figures);
    }

    /** What is more on the second venue than on the first. */
    public Figures difference() {
        return last.figures.minus(first.figures);
    }

    private static Outcome outcome(List<VenueRun> runs, VenueSpec venue, long sizeUnit) {
        return Outcome.of(
                RowNames.of(venue).stream().map(name -> run(runs, name)).toList(), sizeUnit);
    }

    private static VenueRun run(List<VenueRun> runs, String name) {
        return runs.stream()
                .filter(run -> run.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no run of " + name + " among them"));
    }

    /**
     * A venue of a scenario.
     *
     * @throws InputException if it has none of this id
     */
    public static VenueSpec venue(Scenario scenario, String id) {
        return scenario.venues().stream()
                .filter(venue -> venue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InputException("\"%s\" must be a venue of scenario \"%s\": %s"
                        .formatted(
                                id,
                                scenario.name(),
                                String.join(
                                        ", ",
                                        scenario.venues().stream()
                                                .map(VenueSpec::id)
                                                .toList()))));
    }
}
