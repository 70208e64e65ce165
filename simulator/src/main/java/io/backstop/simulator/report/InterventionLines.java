package io.backstop.simulator.report;

import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.ParameterNames;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What people with a role did while the tape ran, a line each: when, what, and what became of it where. */
public final class InterventionLines {

    private InterventionLines() {}

    /** The lines in the order of the tape; none if nobody did anything. */
    public static List<String> of(Comparison comparison) {
        return comparison.tape().circumstances().interventions().stream()
                .map(intervention -> line(intervention, comparison))
                .toList();
    }

    /** What was done, such as {@code pause open, withdraw}. */
    static String what(Intervention intervention, int sizeDecimals) {
        return switch (intervention) {
            case Intervention.Pause stop -> "pause " + names(stop.actions());
            case Intervention.Resume goOn -> "resume " + names(goOn.actions());
            case Intervention.SetParameter change ->
                "set " + change.name() + " to "
                        + Decimals.format(change.value(), decimals(change.name(), sizeDecimals));
            case Intervention.SettleAt settle -> "settle at " + Decimals.format(settle.price(), Decimals.PRICE);
        };
    }

    private static String line(Intervention intervention, Comparison comparison) {
        int sizeDecimals = LiquidationsCsv.decimals(comparison.scenario().sizeUnit());
        List<String> outcomes = new ArrayList<>();
        List<String> done = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (VenueColumn column : comparison.columns()) {
            if (!comparison.venue(column.id()).allows(intervention)) {
                without.add(column.name());
                continue;
            }
            MarketEvent.Intervened outcome = outcome(intervention, column);
            if (outcome.refusal() == null) {
                done.add(column.name());
            } else {
                outcomes.add("refused by " + column.name() + ": " + outcome.refusal());
            }
        }
        add(outcomes, 0, "done on ", done);
        add(outcomes, outcomes.size(), "no means for it on ", without);
        return "Step %d, %s: %s; %s."
                .formatted(
                        intervention.step(),
                        Moments.clock(comparison.tape().grid(), intervention.step()),
                        what(intervention, sizeDecimals),
                        String.join("; ", outcomes));
    }

    private static void add(List<String> outcomes, int place, String what, List<String> venues) {
        if (!venues.isEmpty()) {
            outcomes.add(place, what + String.join(", ", venues));
        }
    }

    private static MarketEvent.Intervened outcome(Intervention intervention, VenueColumn column) {
        return Objects.requireNonNull(column.run().interventions().stream()
                .filter(done -> done.intervention().equals(intervention))
                .findFirst()
                .orElse(null));
    }

    private static String names(List<String> actions) {
        return actions.stream().map(action -> action.toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static int decimals(String parameter, int sizeDecimals) {
        if (parameter.equals(ParameterNames.LIQUIDATION_RATIO)) {
            return Decimals.RATIO;
        }
        return parameter.endsWith("Size") ? sizeDecimals : Decimals.MONEY;
    }
}
