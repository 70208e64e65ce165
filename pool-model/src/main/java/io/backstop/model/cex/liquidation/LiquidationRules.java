package io.backstop.model.cex.liquidation;

/**
 * How a venue liquidates: the choice among the rules of this package.
 *
 * @param takeover asked first
 * @param steps asked where nothing is taken over
 * @param form of its orders
 * @param left whose the margin is that they leave
 */
public record LiquidationRules(TakeoverRule takeover, StepRule steps, OrderForm form, MarginLeft left) {

    /** What is done with a position that is not compliant. */
    public Step next(LiquidatablePosition position, Moment moment) {
        long taken = takeover.quantity(position);
        return taken > 0 ? new Step.TakeOver(taken) : steps.next(position, moment);
    }
}
