package io.backstop.tests.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that can be read of a venue, as texts by name; the same names in the same order from mirror and chain. */
record PoolState(Map<String, String> values) {

    PoolState {
        values = new LinkedHashMap<>(values);
    }

    /** One line for each value. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add(name + " = " + value));
        return lines;
    }

    /** The first value that the chain has otherwise. */
    Optional<Difference> differenceTo(PoolState chain, int call) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            String there = chain.values.getOrDefault(value.getKey(), "nothing");
            if (!there.equals(value.getValue())) {
                return Optional.of(new Difference(call, "state " + value.getKey(), value.getValue(), there));
            }
        }
        return Optional.empty();
    }
}
