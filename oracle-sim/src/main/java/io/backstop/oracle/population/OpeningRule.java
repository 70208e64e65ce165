package io.backstop.oracle.population;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Decimals;
import java.util.ArrayList;
import java.util.List;

/** A position that is there before the tape must have been allowed: it has the initial margin at its entry price. */
final class OpeningRule {

    private OpeningRule() {}

    /**
     * Checks positions against venues.
     *
     * @param gas the prices of before the tape count
     * @throws PositionsRefused with all whose trigger equity is below the initial margin, or whose figures do not fit 64 bits
     */
    static void check(List<SeededPosition> positions, List<VenueSpec> venues, GasPrices gas) {
        List<PositionsRefused> refused = new ArrayList<>();
        for (SeededPosition position : positions) {
            for (VenueSpec venue : venues) {
                try {
                    check(position, venue, gas);
                } catch (PositionsRefused e) {
                    refused.add(e);
                }
            }
        }
        if (!refused.isEmpty()) {
            throw PositionsRefused.of(refused);
        }
    }

    private static void check(SeededPosition position, VenueSpec venue, GasPrices gas) {
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

    private static PositionsRefused mistake(SeededPosition position, VenueSpec venue, String allowed) {
        return new PositionsRefused(
                "positions: account %d on venue %s: %s".formatted(position.account(), venue.id(), allowed),
                new PositionsRefused.Refusal(position.account(), venue.id(), allowed));
    }

    private static String money(long amount) {
        return Decimals.format(amount, Decimals.MONEY);
    }
}
