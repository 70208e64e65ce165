package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * One order that is just large enough; if it does not help, the rest is taken over (Binance). It reckons with the best
 * price of the book or the mark, whichever is worse, so an order that fills deeper does not help.
 *
 * @param feeRatio what closing costs beside the trading fee, of the closed notional
 */
public record CloseToCompliance(long feeRatio) implements StepRule {

    /** Checks the fee. */
    public CloseToCompliance {
        Figures.requireWithin("feeRatio", feeRatio, 0, FixedPoint.RATIO_ONE);
    }

    @Override
    public Step next(LiquidatablePosition position, Moment moment) {
        long price = moment.worseClosingPrice(position);
        return new Step.Close(position.compliantQuantity(price, feeRatio), false, Rest.TAKE_OVER);
    }
}
