package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/** What longs and shorts of a book venue pay each other. Rates are 1e-9 of the notional, times milliseconds. */
public sealed interface BookFundingSpec {

    /** The longest period and interval: a day. */
    long LONGEST = 86_400_000;

    /** How the venue sees how far its contract is from the index. */
    Premium premium();

    /**
     * Paid at whole multiples of an interval since 1970, by the mean premium of its samples.
     *
     * @param formula what is made of the mean premium
     * @param interval from payment to payment
     * @param parts payments in the period that the formula's rate is for
     * @param sample time between two samples
     * @param byTime whether late samples count for more, in proportion to their number
     */
    record Interval(Formula formula, long interval, int parts, long sample, boolean byTime, Premium premium)
            implements BookFundingSpec {

        /** Checks the times. */
        public Interval {
            Figures.requireWithin("interval", interval, 1, LONGEST);
            Figures.requireWithin("parts", parts, 1, Integer.MAX_VALUE);
            Figures.requireWithin("sample", sample, 1, interval);
        }
    }

    /**
     * Accrues all the time.
     *
     * @param deadBand what a premium is less by on either side
     * @param cap the highest rate
     * @param period that rates are for
     * @param settle time after which what has accrued is paid
     */
    record Continuous(long deadBand, long cap, long period, long settle, Premium premium) implements BookFundingSpec {

        /** Checks the figures. */
        public Continuous {
            Figures.requireWithin("deadBand", deadBand, 0, Long.MAX_VALUE);
            Figures.requireWithin("cap", cap, 0, Long.MAX_VALUE);
            Figures.requireWithin("period", period, 1, LONGEST);
            Figures.requireWithin("settle", settle, 1, LONGEST);
        }
    }

    /** What a venue makes of a mean premium. */
    sealed interface Formula {

        /** Premium + clamp(interest − premium, ±clamp), within ±cap (Binance, Bybit, BitMEX, Hyperliquid). */
        record Clamped(long interest, long clamp, long cap) implements Formula {

            /** Checks the figures. */
            public Clamped {
                Figures.requireWithin("clamp", clamp, 0, Long.MAX_VALUE);
                Figures.requireWithin("cap", cap, 0, Long.MAX_VALUE);
            }
        }

        /** Premium + interest, within ±cap (dYdX). */
        record Added(long interest, long cap) implements Formula {

            /** Checks the cap. */
            public Added {
                Figures.requireWithin("cap", cap, 0, Long.MAX_VALUE);
            }
        }
    }

    /** What a premium is seen by. */
    sealed interface Premium {

        /** The prices at which an order of a notional (micro-dollars) would fill in the book. */
        record OfImpact(long notional) implements Premium {

            /** Checks the notional. */
            public OfImpact {
                Figures.requireWithin("notional", notional, 1, Long.MAX_VALUE);
            }
        }

        /** The mark (Deribit). */
        record OfMark() implements Premium {}
    }
}
