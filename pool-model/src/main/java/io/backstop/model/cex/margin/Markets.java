package io.backstop.model.cex.margin;

import java.util.List;

/**
 * The markets of a venue that share accounts, with what is known of each in a step. All settle in the same money. Not
 * thread safe; belongs to one run.
 */
public final class Markets {

    private final List<MarketTerms> terms;
    private final long[] marks;
    private final long[] openNotionals;

    /**
     * Markets that are counted from 0 in this order; none has a mark yet.
     *
     * @throws IllegalArgumentException if there are none or they settle in different money
     */
    public Markets(List<MarketTerms> terms) {
        this.terms = List.copyOf(terms);
        marks = new long[terms.size()];
        openNotionals = new long[terms.size()];
        for (MarketTerms market : this.terms) {
            if (market.contract().settlement() != settlement()) {
                throw new IllegalArgumentException("markets of one account must settle in the same money, was "
                        + market.contract().settlement() + " beside " + settlement());
            }
        }
    }

    /** What all of them settle in. */
    public Settlement settlement() {
        return terms.getFirst().contract().settlement();
    }

    /** How many there are. */
    public int count() {
        return marks.length;
    }

    /** The terms of a market. */
    public MarketTerms terms(int market) {
        return terms.get(market);
    }

    /** The mark of a market, 1e-8 dollar; 0 before the first. */
    public long mark(int market) {
        return marks[market];
    }

    /** Sets the mark of a market, 1e-8 dollar. */
    public void mark(int market, long price) {
        if (price <= 0) {
            throw new IllegalArgumentException("a mark must be positive, was " + price + " in market " + market);
        }
        marks[market] = price;
    }

    /** Notional of all longs of a market, in its contract's money. */
    public long openNotional(int market) {
        return openNotionals[market];
    }

    /** Sets the notional of all longs of a market, in its contract's money. */
    public void openNotional(int market, long notional) {
        if (notional < 0) {
            throw new IllegalArgumentException("an open notional must not be negative, was " + notional);
        }
        openNotionals[market] = notional;
    }
}
