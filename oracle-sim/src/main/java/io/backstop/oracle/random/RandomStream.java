package io.backstop.oracle.random;

import io.backstop.model.units.Hashes;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random numbers of one purpose, fixed by the scenario's seed and the purpose's name.
 *
 * <p>Only {@link StrictMath} is used, so that equal seeds give equal bits everywhere. Not thread safe.
 */
public final class RandomStream {

    private static final int HEX = 16;

    private final UniformRandomProvider source;

    /** The stream of a purpose; two purposes of one seed are independent. */
    public RandomStream(long seed, String purpose) {
        String hash = new Hashes().add(seed).add(purpose).hex();
        source = RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {word(hash, 0), word(hash, 1)});
    }

    /** The next number in [0, 1). */
    public double uniform() {
        return source.nextDouble();
    }

    /** The next number in [0, bound), each equally likely. */
    public int below(int bound) {
        return source.nextInt(bound);
    }

    /** The next standard normal number (Box and Muller 1958, the cosine half). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * cosineOfTurns(uniform());
    }

    /** The next exponential number with mean 1. */
    public double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /**
     * The cosine of a part of a full turn in [0, 1): from the nearest quarter turn it is an eighth at most, and so near to zero
     * neither function of {@link StrictMath} needs an array to reduce the angle, as it does further out.
     */
    private static double cosineOfTurns(double turns) {
        double quarters = 4 * turns;
        int nearest = (int) (quarters + 0.5);
        double angle = (quarters - nearest) * (StrictMath.PI / 2);
        return switch (nearest) {
            case 1 -> -StrictMath.sin(angle);
            case 2 -> -StrictMath.cos(angle);
            case 3 -> StrictMath.sin(angle);
            default -> StrictMath.cos(angle);
        };
    }

    private static long word(String hash, int index) {
        return Long.parseUnsignedLong(hash, index * HEX, (index + 1) * HEX, HEX);
    }
}
