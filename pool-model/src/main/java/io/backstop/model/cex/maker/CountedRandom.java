package io.backstop.model.cex.maker;

/**
 * Random numbers that are a function of a seed and a count, so that leaving one out changes no other: SplitMix64 (Steele, Lea
 * and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), read at any place.
 */
public final class CountedRandom {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private CountedRandom() {}

    /** 64 random bits; the first number of a seed has the count 0. */
    public static long bits(long seed, long count) {
        long mixed = seed + (count + 1) * GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number from 0 to below {@code bound}; none is likelier than another by more than bound in 2^64. */
    static long below(long bound, long seed, long count) {
        return Math.unsignedMultiplyHigh(bits(seed, count), bound);
    }
}
