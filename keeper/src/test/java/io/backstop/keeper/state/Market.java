package io.backstop.keeper.state;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.venue.FlagBook;
import io.backstop.model.venue.KeeperSources;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import java.util.ArrayList;
import java.util.List;

/** A market without fees and with a maintenance margin of 1 %, and its events. */
final class Market {

    static final long USD = 1_000_000;
    static final long PRICE = 100_000_000;
    static final long UNIT = 1_000_000;

    private Market() {}

    static KeeperView view() {
        MarketRules rules = new MarketRules(UNIT, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 60);
        FlagBook flags = new FlagBook(new GateSpec.Flags(1, 100));
        return new KeeperView(rules, KeeperSources.NONE, null, flags);
    }

    /** One unit long at 2000. */
    static MarketEvent opened(int account, long collateralDollars) {
        return new MarketEvent.PositionOpened(account, UNIT, 2000 * PRICE, collateralDollars * USD);
    }

    static MarketEvent closed(int account) {
        return new MarketEvent.PositionClosed(account, new Settlement(UNIT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    static MarketEvent flagged(int account, long seconds) {
        return new MarketEvent.Flagged(account, seconds);
    }

    static List<KnownPosition> known(KeeperView view) {
        List<KnownPosition> known = new ArrayList<>();
        for (int account = 0; account < view.limit(); account++) {
            KnownPosition one = view.known(account);
            if (one.isOpen() || one.flaggedAt() != 0) {
                known.add(one);
            }
        }
        return known;
    }

    /** What somebody knows who read these events once, in order. */
    static List<KnownPosition> after(List<MarketEvent> events) {
        KeeperView view = view();
        events.forEach(view::apply);
        return known(view);
    }
}
