package io.backstop.model.cex.margin;

/** What an order against a position of its own account does. */
public enum PositionMode {
    /** It reduces the position, and turns it if it is larger: one position for each market. */
    ONE_WAY,
    /** It opens a position on the other side: a long and a short of the same market at once. */
    HEDGE
}
