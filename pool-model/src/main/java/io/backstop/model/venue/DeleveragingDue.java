package io.backstop.model.venue;

/** Whose winners' turn it is to be deleveraged. */
public enum DeleveragingDue {
    NOBODY,
    LONGS,
    SHORTS;

    /** The answer of a contract. */
    public static DeleveragingDue of(boolean isDue, boolean isLong) {
        if (!isDue) {
            return NOBODY;
        }
        return isLong ? LONGS : SHORTS;
    }
}
