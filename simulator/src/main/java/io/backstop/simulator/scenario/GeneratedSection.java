package io.backstop.simulator.scenario;

import io.backstop.model.scenario.JumpSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** {@code generated} and {@code following} of a path: prices that nobody observed. */
final class GeneratedSection {

    private static final long MOST_RATIO = 1_000 * FixedPoint.RATIO_ONE;
    private static final long MOST_PER_DAY = 86_400 * FixedPoint.RATIO_ONE;
    private static final long MOST_JUMP = 10 * FixedPoint.RATIO_ONE;
    private static final long MOST_DECAY = 86_400_000;
    private static final long DEFAULT_DECAY = 60_000;

    private GeneratedSection() {}

    static PathSpec.Generated generated(Node path) {
        path.allowOnly("price", "drift", "annualVolatility", "jumps");
        return new PathSpec.Generated(
                Quantity.price(path.required("price")),
                signed(path.optional("drift"), 0, MOST_RATIO),
                volatility(path.optional("annualVolatility")),
                jumps(path.optional("jumps")));
    }

    static PathSpec.Following following(Node path) {
        path.allowOnly("price", "beta", "annualVolatility");
        return new PathSpec.Following(
                Quantity.price(path.required("price")),
                signed(path.optional("beta"), FixedPoint.RATIO_ONE, MOST_RATIO),
                volatility(path.optional("annualVolatility")));
    }

    private static @Nullable JumpSpec jumps(@Nullable Node jumps) {
        if (jumps == null) {
            return null;
        }
        jumps.allowOnly("perDay", "excitation", "decay", "mean", "deviation");
        return new JumpSpec(
                atMost(jumps.required("perDay"), MOST_PER_DAY, "86400"),
                excitation(jumps.optional("excitation")),
                decay(jumps),
                signed(jumps.optional("mean"), 0, MOST_JUMP),
                deviation(jumps.optional("deviation")));
    }

    private static long decay(Node jumps) {
        long decay = Quantity.positiveDuration(jumps, "decay", DEFAULT_DECAY);
        if (decay > MOST_DECAY) {
            throw jumps.required("decay").mistake("must be at most 24h");
        }
        return decay;
    }

    /** A whole jump for each jump would never end. */
    private static long excitation(@Nullable Node excitation) {
        long read = excitation == null ? 0 : Quantity.ratio(excitation);
        if (excitation != null && read >= FixedPoint.RATIO_ONE) {
            throw excitation.mistake("must be below 100%");
        }
        return read;
    }

    private static long deviation(@Nullable Node deviation) {
        return deviation == null ? 0 : atMost(deviation, MOST_JUMP, "10");
    }

    private static long volatility(@Nullable Node volatility) {
        return volatility == null ? 0 : atMost(volatility, MOST_RATIO, "1000");
    }

    private static long atMost(Node node, long most, String written) {
        long read = Quantity.ratio(node);
        if (read > most) {
            throw node.mistake("must be at most " + written);
        }
        return read;
    }

    private static long signed(@Nullable Node node, long otherwise, long most) {
        if (node == null) {
            return otherwise;
        }
        long read = Quantity.signedRatio(node);
        if (read < -most || read > most) {
            throw node.mistake(
                    "must be from -%d to %d".formatted(most / FixedPoint.RATIO_ONE, most / FixedPoint.RATIO_ONE));
        }
        return read;
    }
}
