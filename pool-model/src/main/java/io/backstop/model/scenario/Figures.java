package io.backstop.model.scenario;

/** The one check of figures, with the bounds that the contracts' constructors have. */
final class Figures {

    private Figures() {}

    /** Both bounds are allowed values. */
    static void requireWithin(String figure, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, was %d".formatted(figure, least, most, value));
        }
    }
}
