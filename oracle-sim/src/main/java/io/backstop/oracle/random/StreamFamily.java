package io.backstop.oracle.random;

/**
 * The random numbers of one thing, such as a feed, by what it needs them for.
 *
 * @param seed the scenario's
 * @param name of the thing
 */
public record StreamFamily(long seed, String name) {

    /** The random numbers of one of its parts. */
    public StreamFamily member(String part) {
        return new StreamFamily(seed, name + "/" + part);
    }

    /** The stream of one purpose, from its start. */
    public RandomStream of(String purpose) {
        return new RandomStream(seed, name + "/" + purpose);
    }
}
