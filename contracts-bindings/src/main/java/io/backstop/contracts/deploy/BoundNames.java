package io.backstop.contracts.deploy;

import io.backstop.model.scenario.BoundSpec;
import java.util.List;
import java.util.stream.IntStream;

/** Names of bounds on reports: they have numbers, because two of a kind are allowed. */
final class BoundNames {

    private BoundNames() {}

    /** One name for each bound, in order. */
    static List<String> of(String prefix, List<BoundSpec> bounds) {
        return IntStream.range(0, bounds.size()).mapToObj(i -> prefix + i).toList();
    }
}
