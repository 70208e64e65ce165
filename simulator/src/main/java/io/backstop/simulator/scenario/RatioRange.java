package io.backstop.simulator.scenario;

/**
 * Which ratios a figure may have.
 *
 * @param least 1e-9
 * @param most 1e-9
 * @param allowed what a user is told about any other
 */
record RatioRange(long least, long most, String allowed) {

    /** More than nothing and not more than all. */
    static final RatioRange POSITIVE_SHARE = new RatioRange(1, 1_000_000_000, "must be more than 0% and at most 100%");

    /** The ratio under a key that must be there. */
    long required(Node parent, String key) {
        return of(parent.required(key));
    }

    /** The ratio under a key, or what holds if it is not there. */
    long optional(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : of(node);
    }

    long of(Node node) {
        long ratio = Quantity.ratio(node);
        if (ratio < least || ratio > most) {
            throw node.mistake(allowed);
        }
        return ratio;
    }
}
