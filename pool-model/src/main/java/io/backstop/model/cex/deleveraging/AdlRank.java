package io.backstop.model.cex.deleveraging;

import java.util.List;

/** The formulas by which venues order those who are deleveraged; the highest score comes first. Equity must be positive. */
public enum AdlRank {
    /**
     * PnL % × effective leverage for a profit, PnL % ÷ effective leverage for a loss, where PnL % is profit ÷ entry value
     * and effective leverage is mark value ÷ equity. Size cancels out of mark value ÷ entry value. Source: BitMEX,
     * auto-deleveraging; Bybit's leveraged return is the same.
     */
    BITMEX {
        @Override
        Score score(Standing at) {
            return at.profit() >= 0
                    ? Score.signed(at.profit(), at.profit(), at.markWorth(), at.entryWorth(), at.equity())
                    : Score.signed(
                            at.profit(), worthChange(at), at.equity(), at.entryWorth(), Math.max(1, at.notional()));
        }
    },
    /**
     * LeveragePnL: profit ÷ collateral × margin ratio, the latter maintenance margin ÷ equity. Collateral of nothing or
     * less counts as one unit. Source: Binance, auto-deleveraging.
     */
    BINANCE {
        @Override
        Score score(Standing at) {
            long profit = Math.absExact(at.profit());
            return Score.signed(at.profit(), profit, at.maintenanceMargin(), Math.max(1, at.collateral()), at.equity());
        }
    },
    /** Mark ÷ entry price × notional ÷ account value, the first factor inverted for shorts. Source: Hyperliquid, ADL. */
    HYPERLIQUID {
        @Override
        Score score(Standing at) {
            return at.isLong()
                    ? Score.signed(1, at.markWorth(), at.notional(), at.entryWorth(), at.equity())
                    : Score.signed(1, at.entryWorth(), at.notional(), at.markWorth(), at.equity());
        }
    },
    /** Profit alone. */
    PROFIT {
        @Override
        Score score(Standing at) {
            return Score.signed(at.profit(), Math.absExact(at.profit()), 1, 1, 1);
        }
    },
    /** Effective leverage alone: notional ÷ equity. */
    LEVERAGE {
        @Override
        Score score(Standing at) {
            return Score.signed(1, at.notional(), 1, 1, at.equity());
        }
    };

    /**
     * The score of an account; its equity must be positive.
     *
     * @throws IllegalArgumentException if there is no equity
     */
    public Score of(Standing at) {
        if (at.equity() <= 0) {
            throw new IllegalArgumentException("a rank needs equity, was " + at.equity());
        }
        return score(at);
    }

    abstract Score score(Standing at);

    /** These accounts, highest score first, ties by account id; those without equity are left out. */
    public List<Standing> highestFirst(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.equity() > 0)
                .map(standing -> Placed.of(standing, of(standing)))
                .sorted()
                .map(Placed::standing)
                .toList();
    }

    private static long worthChange(Standing at) {
        return Math.absExact(at.markWorth() - at.entryWorth());
    }

    /** A place in a queue. Scores that differ clearly are told apart by floating point, the others exactly. */
    private record Placed(Standing standing, Score score, double approximate) implements Comparable<Placed> {

        /** More than the roundings of two approximations together. */
        private static final double CLEAR = 1e-14;

        static Placed of(Standing standing, Score score) {
            return new Placed(standing, score, score.approximately());
        }

        @Override
        public int compareTo(Placed other) {
            double difference = other.approximate - approximate;
            if (Math.abs(difference) > CLEAR * Math.max(Math.abs(approximate), Math.abs(other.approximate))) {
                return difference > 0 ? 1 : -1;
            }
            int higherFirst = other.score.compareTo(score);
            return higherFirst != 0 ? higherFirst : Integer.compare(standing.account(), other.standing.account());
        }
    }
}
