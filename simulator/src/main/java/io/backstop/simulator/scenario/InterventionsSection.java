package io.backstop.simulator.scenario;

import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** {@code interventions}: what people with a role do while the tape runs, before the orders of the same step. */
final class InterventionsSection {

    private InterventionsSection() {}

    /** In the order in which they are carried out. */
    static List<Intervention> read(List<Node> interventions, TimeGrid grid, int sizeDecimals) {
        List<Intervention> read = new ArrayList<>();
        for (Node each : interventions) {
            each.allowOnly("at", "pause", "resume", "setParameter", "settleAt");
            int earliest = read.isEmpty() ? 0 : read.getLast().step();
            int step = TapeStep.of(each.required("at"), grid, earliest, "intervention");
            read.add(intervention(each, step, sizeDecimals));
        }
        return read.stream()
                .sorted(Comparator.comparingInt(Intervention::step).thenComparing(each -> !each.isGuardians()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Intervention intervention(Node each, int step, int sizeDecimals) {
        Node given = each.exactlyOneOf("pause", "resume", "setParameter", "settleAt");
        if (each.optional("pause") != null) {
            return new Intervention.Pause(step, GuardsSection.actions(each, "pause", ActionNames.ALL));
        }
        if (each.optional("resume") != null) {
            return new Intervention.Resume(step, GuardsSection.actions(each, "resume", ActionNames.ALL));
        }
        if (each.optional("settleAt") != null) {
            return new Intervention.SettleAt(step, Quantity.price(given));
        }
        given.allowOnly("name", "value");
        String name = ParameterFigure.name(given);
        return new Intervention.SetParameter(
                step, name, ParameterFigure.value(name, given.required("value"), sizeDecimals));
    }
}
