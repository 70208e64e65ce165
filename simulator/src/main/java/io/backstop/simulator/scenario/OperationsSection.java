package io.backstop.simulator.scenario;

import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code operations} of a pool: what people may do to it while it runs. */
final class OperationsSection {

    private static final long FORCED_PAUSE = 3_600;
    private static final int LONGEST_NAME = 32;

    private OperationsSection() {}

    /** What may be done, or null where nobody may do anything. */
    static @Nullable OperationsSpec read(@Nullable Node operations) {
        if (operations == null) {
            return null;
        }
        operations.allowOnly("maxForcedPause", "settleable", "parameters");
        return new OperationsSpec(
                Limited.positiveSeconds(operations, "maxForcedPause", FORCED_PAUSE, 7 * GateSpec.DAY),
                operations.flag("settleable"),
                parameters(operations.list("parameters")));
    }

    private static List<Parameter> parameters(List<Node> list) {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : list) {
            Parameter parameter = parameter(node);
            if (!names.add(parameter.name())) {
                throw node.mistakeWithoutValue(parameter.name() + " must be listed once");
            }
            parameters.add(parameter);
        }
        return parameters;
    }

    private static Parameter parameter(Node parameter) {
        parameter.allowOnly("name", "value", "least", "most", "minInterval");
        long least = parameter.required("least").whole(Long.MIN_VALUE, Long.MAX_VALUE);
        long most = parameter.required("most").whole(least, Long.MAX_VALUE);
        return new Parameter(
                name(parameter.required("name")),
                parameter.required("value").whole(least, most),
                least,
                most,
                Quantity.wholeSeconds(parameter, "minInterval", 0));
    }

    private static String name(Node name) {
        if (name.word().length() > LONGEST_NAME) {
            throw name.mistake("must be at most " + LONGEST_NAME + " letters long");
        }
        return name.word();
    }
}
