package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.liquidation.Step.Rest;

/**
 * All of it in one order (Kraken until 2026, most venues for small positions).
 *
 * @param rest what becomes of what the book did not take
 */
public record FullClose(Rest rest) implements StepRule {

    @Override
    public Step next(LiquidatablePosition position, Moment moment) {
        return new Step.Close(position.quantity(), false, rest);
    }
}
