package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import java.util.function.IntToDoubleFunction;

/** A price whose logarithm moves from step to step. Not thread safe. */
final class LogWalk {

    private final long start;
    private final IntToDoubleFunction move;
    private double sum;

    private LogWalk(long start, IntToDoubleFunction move) {
        this.start = start;
        this.move = move;
    }

    /**
     * One price per step, each the start times e to the sum of the moves until then, rounded to the nearest unit and at
     * least 1.
     *
     * @param start 1e-8 dollar
     * @param move of the logarithm in each step, asked for in order
     * @throws InputException if a price leaves 64 bits
     */
    static WrittenPath write(long start, int steps, IntToDoubleFunction move) {
        return new WrittenPath(start, PriceSeries.of(steps, new LogWalk(start, move)::price), 0);
    }

    private long price(int step) {
        sum += move.applyAsDouble(step);
        return rounded(start * StrictMath.exp(sum), step);
    }

    private static long rounded(double exact, int step) {
        if (!(exact < Long.MAX_VALUE)) {
            throw new InputException("path: the generated price does not fit 64 bits in step " + step
                    + ", volatility, drift or jumps must be smaller");
        }
        return Math.max(1, StrictMath.round(exact));
    }
}
