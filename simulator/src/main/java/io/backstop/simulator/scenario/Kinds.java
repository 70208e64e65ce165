package io.backstop.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists in which each kind stands once. */
final class Kinds {

    private Kinds() {}

    /** Reads all entries; two of one kind are a mistake. */
    static <T> List<T> eachOnce(List<Node> nodes, Function<Node, T> reader) {
        List<T> read = new ArrayList<>();
        for (Node node : nodes) {
            T entry = reader.apply(node);
            if (read.stream().anyMatch(entry.getClass()::isInstance)) {
                throw node.mistakeWithoutValue("must be of another kind than those before it");
            }
            read.add(entry);
        }
        return read;
    }
}
