package io.backstop.model.venue;

/**
 * What a pool did not let happen.
 *
 * @param liquidationsRefused accounts of keepers' batches that it refused, such as those that were well again or already closed
 * @param blocksHeldBack blocks at whose end nobody could take money out because a shortfall waited or the guardian had stopped it
 */
public record Hindrance(long liquidationsRefused, long blocksHeldBack) {

    /** Nothing of the kind. */
    public static final Hindrance NONE = new Hindrance(0, 0);
}
