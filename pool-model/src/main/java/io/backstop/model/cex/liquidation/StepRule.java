package io.backstop.model.cex.liquidation;

/** How much of a position that is not compliant is closed at once. Pure; the engine asks it again as long as it is not. */
public interface StepRule {

    /** The next step. */
    Step next(LiquidatablePosition position, Moment moment);

    /** Whether it is asked once at each time only, because it draws. */
    default boolean isAskedOnce() {
        return false;
    }
}
