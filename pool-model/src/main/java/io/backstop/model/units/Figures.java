// Mirrors interfaces/Figures.sol
package io.backstop.model.units;

/** The one check of figures that the contracts are deployed with; the contracts have the same bounds. */
public final class Figures {

    private Figures() {}

    /**
     * Checks a figure; both bounds are allowed.
     *
     * @throws IllegalArgumentException with name, value and bounds if it lies outside
     */
    public static void requireWithin(String figure, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, was %d".formatted(figure, least, most, value));
        }
    }
}
