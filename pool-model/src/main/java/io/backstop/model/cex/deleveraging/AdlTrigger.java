package io.backstop.model.cex.deleveraging;

import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** When a venue deleverages. Pure: whoever asks remembers whether it was due before. */
public sealed interface AdlTrigger {

    /**
     * Whether deleveraging is due, or goes on.
     *
     * @param wasDue what this trigger said last
     */
    boolean isDue(Distress now, boolean wasDue);

    /** The fund is exhausted: it has less than what was not sold would lose at the mark. */
    record FundEmpty() implements AdlTrigger {

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            return now.fundBalance() < now.openLoss();
        }
    }

    /**
     * The drawdown is more than {@code start}; it goes on until it is less than {@code stop}. Bybit: 30 % and 25 % of the
     * pool's peak, while the pool has more than a least balance; below that {@link FundEmpty} decides. OKX: 30 %.
     *
     * @param start ratio, not below {@code stop}
     * @param leastBalance the fund's unit
     */
    record Fall(long start, long stop, long leastBalance) implements AdlTrigger {

        /** Checks that it stops no earlier than it starts. */
        public Fall {
            Figures.requireWithin("start", start, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("stop", stop, 1, start);
        }

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            if (now.fundBalance() <= leastBalance) {
                return false;
            }
            return wasDue ? now.drawdown().reaches(stop) : now.drawdown().exceeds(start);
        }

        /** What winners bear so that the drawdown stays at {@code start}. */
        public long excess(Distress now) {
            return now.drawdown().beyond(start);
        }
    }

    /** The mark has reached the bankruptcy price and the position is still not sold (BitMEX). */
    record MarkThroughBankruptcy() implements AdlTrigger {

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            return now.unfilled() != 0
                    && (now.unfilled() > 0 ? now.mark() <= now.bankruptcyPrice() : now.mark() >= now.bankruptcyPrice());
        }
    }

    /** The account has less than nothing (Hyperliquid). */
    record NegativeEquity() implements AdlTrigger {

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            return now.equity() < 0;
        }
    }

    /** The fund holds more than it may (Binance 2019). */
    record MaxNotional(PositionCap cap) implements AdlTrigger {

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            return now.heldNotional() > cap.room(Math.max(0, now.fundBalance()), 0);
        }
    }

    /** One of several is enough. */
    record Any(List<AdlTrigger> triggers) implements AdlTrigger {

        /** Copies the list. */
        public Any {
            triggers = List.copyOf(triggers);
        }

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            return triggers.stream().anyMatch(trigger -> trigger.isDue(now, wasDue));
        }
    }

    /** All of several at once: BitMEX wants the fund exhausted and the mark through. */
    record All(List<AdlTrigger> triggers) implements AdlTrigger {

        /** Copies the list. */
        public All {
            triggers = List.copyOf(triggers);
        }

        @Override
        public boolean isDue(Distress now, boolean wasDue) {
            return triggers.stream().allMatch(trigger -> trigger.isDue(now, wasDue));
        }
    }
}
