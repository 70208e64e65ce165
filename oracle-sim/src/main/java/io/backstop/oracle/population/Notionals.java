package io.backstop.oracle.population;

import io.backstop.model.scenario.SizesSpec;

/** Turns an even number in [0, 1) into a notional. */
final class Notionals {

    private static final double RATIO_ONE = 1e9;

    private Notionals() {}

    /** A notional in micro-dollars, rounded to the nearest and kept within the distribution's ends. */
    static long of(SizesSpec sizes, double drawn) {
        return switch (sizes) {
            case SizesSpec.Even even -> {
                double ratio = (double) even.to() / even.from();
                yield within(even.from() * StrictMath.pow(ratio, drawn), even.from(), even.to());
            }
            case SizesSpec.Pareto pareto -> {
                double tail = pareto.tail() / RATIO_ONE;
                double beyond = StrictMath.pow((double) pareto.from() / pareto.to(), tail);
                double above = 1 - drawn * (1 - beyond);
                yield within(pareto.from() * StrictMath.pow(above, -1 / tail), pareto.from(), pareto.to());
            }
            case SizesSpec.Mix mix -> of(mix, (int) (drawn * mix.weight()));
        };
    }

    private static long of(SizesSpec.Mix mix, int place) {
        int passed = 0;
        for (SizesSpec.Part part : mix.parts()) {
            passed += part.weight();
            if (place < passed) {
                return part.notional();
            }
        }
        return mix.parts().getLast().notional();
    }

    private static long within(double notional, long from, long to) {
        return Math.clamp(Math.round(notional), from, to);
    }
}
