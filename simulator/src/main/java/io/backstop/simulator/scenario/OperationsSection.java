package io.backstop.simulator.scenario;

import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import io.backstop.model.scenario.ParameterNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code operations} of a pool: what people may do to it while it runs. */
final class OperationsSection {

    private static final long FORCED_PAUSE = 3_600;

    private final Map<String, Long> figures = new TreeMap<>();
    private final int sizeDecimals;

    /** The figures of a venue that a governor could change, as its other sections say them. */
    private OperationsSection(@Nullable OpenInterestCapsSpec caps, LiquidationSpec liquidation, int sizeDecimals) {
        this.sizeDecimals = sizeDecimals;
        if (caps != null) {
            figures.put("longSize", caps.longSize());
            figures.put("shortSize", caps.shortSize());
            figures.put("longNotional", caps.longNotional());
            figures.put("shortNotional", caps.shortNotional());
        }
        if (liquidation instanceof LiquidationSpec.FixedFraction fraction) {
            figures.put(ParameterNames.LIQUIDATION_RATIO, fraction.ratio());
        }
    }

    /** What may be done, or null where nobody may do anything; each figure begins as the venue's other sections say it. */
    static @Nullable OperationsSpec read(
            @Nullable Node operations,
            @Nullable OpenInterestCapsSpec caps,
            LiquidationSpec liquidation,
            int sizeDecimals) {
        if (operations == null) {
            return null;
        }
        operations.allowOnly("maxForcedPause", "settleable", "parameters");
        OperationsSection section = new OperationsSection(caps, liquidation, sizeDecimals);
        return new OperationsSpec(
                Limited.positiveSeconds(operations, "maxForcedPause", FORCED_PAUSE, 7 * GateSpec.DAY),
                operations.flag("settleable"),
                section.parameters(operations.list("parameters")));
    }

    private List<Parameter> parameters(List<Node> list) {
        List<Parameter> parameters = new ArrayList<>();
        for (Node node : list) {
            Parameter parameter = parameter(node);
            if (has(parameters, parameter.name())) {
                throw node.mistakeWithoutValue(parameter.name() + " must be listed once");
            }
            parameters.add(parameter);
        }
        if (ParameterNames.CAPS.stream().anyMatch(cap -> has(parameters, cap))) {
            addFixedCaps(parameters);
        }
        return parameters;
    }

    /** Caps stand together: those that nobody may change get bounds that leave no choice. */
    private void addFixedCaps(List<Parameter> parameters) {
        for (String cap : ParameterNames.CAPS) {
            if (!has(parameters, cap)) {
                long value = figures.getOrDefault(cap, OpenInterestCapsSpec.NO_CAP);
                parameters.add(new Parameter(cap, value, value, value, 0));
            }
        }
    }

    private Parameter parameter(Node parameter) {
        parameter.allowOnly("name", "least", "most", "minInterval");
        String name = ParameterFigure.name(parameter);
        long least = ParameterFigure.value(name, parameter.required("least"), sizeDecimals);
        long most = ParameterFigure.value(name, parameter.required("most"), sizeDecimals);
        Long value = figures.get(name);
        if (value == null || value < least || value > most) {
            throw parameter.mistakeWithoutValue(
                    "the venue's %s must be given and lie from least to most".formatted(keyOf(name)));
        }
        return new Parameter(name, value, least, most, Quantity.wholeSeconds(parameter, "minInterval", 0));
    }

    /** Where a venue says the figure with which a parameter begins. */
    private static String keyOf(String name) {
        return name.equals(ParameterNames.LIQUIDATION_RATIO)
                ? "liquidation.ratio of kind fraction"
                : "openInterestCaps." + name;
    }

    private static boolean has(List<Parameter> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }
}
