package io.backstop.oracle.population;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Decimals;

/** A position that is there before the tape must have been allowed: it has the initial margin at its entry price. */
final class OpeningRule {

    private OpeningRule() {}

    /**
     * Checks one position against one venue.
     *
     * @param gas the prices of before the tape count
     * @throws InputException if its trigger equity is below the initial margin, or its figures do not fit 64 bits
     */
    static void check(SeededPosition position, VenueSpec venue, GasPrices gas) {
        try {
            compare(position, venue, gas);
        } catch (ArithmeticException e) {
            throw mistake(position, venue, "is too large: its notional does not fit 64 bits");
        }
    }

    private static void compare(SeededPosition position, VenueSpec venue, GasPrices gas) {
        long price = position.entryPrice();
        long notional =
                MarginMaths.notional(position.size(), price, venue.rules().sizeUnit());
        MarketRules rules = venue.triggerRules().before(gas, notional);
        long equity = MarginMaths.triggerEquity(rules, position.collateral(), position.size(), price, price);
        long initialMargin = MarginMaths.initialMargin(rules, position.size(), price);
        if (equity < initialMargin) {
            throw mistake(
                    position,
                    venue,
                    "must have collateral less liquidation fee and keeper reward of at least its initial margin %s, has %s"
                            .formatted(money(initialMargin), money(equity)));
        }
    }

    private static InputException mistake(SeededPosition position, VenueSpec venue, String allowed) {
        return new InputException(
                "positions: account %d on venue %s: %s".formatted(position.account(), venue.id(), allowed));
    }

    private static String money(long amount) {
        return Decimals.format(amount, Decimals.MONEY);
    }
}
