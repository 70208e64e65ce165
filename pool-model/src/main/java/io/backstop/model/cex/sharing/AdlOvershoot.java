package io.backstop.model.cex.sharing;

/** What deleveraging took beyond its cost, seen from later: the same path replayed with it and without. */
public final class AdlOvershoot {

    private AdlOvershoot() {}

    /**
     * Σ max(0, equity without − equity with) − needed; negative where less was taken than the closes cost.
     *
     * @param without equity of each account at the horizon had there been no deleveraging
     * @param with equity of the same accounts as it came
     * @param needed Σ |mark − execution| · size over the closes
     */
    public static long between(long[] without, long[] with, long needed) {
        if (without.length != with.length) {
            throw new IllegalArgumentException(
                    "both replays need the same accounts, had %d and %d".formatted(without.length, with.length));
        }
        long lost = 0;
        for (int i = 0; i < with.length; i++) {
            lost = Math.addExact(lost, Math.max(0, Math.subtractExact(without[i], with[i])));
        }
        return Math.subtractExact(lost, needed);
    }
}
