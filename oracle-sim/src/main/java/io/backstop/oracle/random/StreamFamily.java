package io.backstop.oracle.random;

import io.backstop.model.units.Hashes;

/**
 * The random numbers of one thing, such as a feed, by what it needs them for.
 *
 * @param seed the scenario's
 * @param name of the thing
 */
public record StreamFamily(long seed, String name) {

    private static final int HEX = 16;

    /** The random numbers of one of its parts. */
    public StreamFamily member(String part) {
        return new StreamFamily(seed, name + "/" + part);
    }

    /** A seed for what is drawn like a scenario's own. */
    public long seedOfItsOwn() {
        return Long.parseUnsignedLong(new Hashes().add(seed).add(name).hex().substring(0, HEX), HEX);
    }

    /** The stream of one purpose, from its start. */
    public RandomStream of(String purpose) {
        return new RandomStream(seed, name + "/" + purpose);
    }
}
