package io.backstop.model.scenario;

import java.util.List;

/** How large positions are, by notional in micro-dollars. */
public sealed interface SizesSpec {

    /** Even on a logarithmic scale between the smallest and the largest. */
    record Even(long from, long to) implements SizesSpec {}

    /**
     * Few large ones and many small ones: the part of those above x falls as x^−tail between the smallest and the largest.
     *
     * @param tail exponent above 0 (1e-9)
     */
    record Pareto(long from, long to, long tail) implements SizesSpec {}

    /** As counted somewhere: these notionals with their weights. */
    record Mix(List<Part> parts) implements SizesSpec {

        /** Keeps the list as it is. */
        public Mix {
            parts = List.copyOf(parts);
        }

        /** All weights together. */
        public int weight() {
            return parts.stream().mapToInt(Part::weight).sum();
        }
    }

    /** A notional of a mix, and how often it is beside the others. */
    record Part(long notional, int weight) {}
}
