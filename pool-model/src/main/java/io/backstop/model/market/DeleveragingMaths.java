// Mirrors maths/DeleveragingMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/** Who is deleveraged first, how much of it, and at which price. */
public final class DeleveragingMaths {

    private static final long PRICE_PER_MONEY = 100;

    private DeleveragingMaths() {}

    /** By what winners of one side are ranked; the mark is the same for all of a side, so it is left out. */
    public enum RankRule {
        /** Profit ÷ entry notional × notional ÷ equity. */
        BITMEX,
        /** Mark ÷ entry price × notional ÷ equity, the first factor inverted for shorts. */
        HYPERLIQUID,
        /** Unrealised profit in dollars. */
        PROFIT,
        /** None: every winner gives up the same share. */
        PRO_RATA
    }

    /**
     * A place in the queue: the larger {@code first × second ÷ (third × fourth)} comes first; exact, in 192 bits. Of the
     * four factors at least one is 1 on the same side of all ranks of a rule.
     */
    public record Rank(long first, long second, long third, long fourth) {

        /** Whether this comes before the other; false for equal ranks. */
        public boolean isAhead(Rank other) {
            return second == 1
                    ? FixedPoint.compareProducts(first, other.third, other.fourth, other.first, third, fourth) > 0
                    : FixedPoint.compareProducts(first, second, other.third, other.first, other.second, third) > 0;
        }
    }

    /**
     * The price at which a closed size would have left nothing, rounded towards the price at which it was closed.
     *
     * @param shortfall what it left unpaid at that price, micro-dollars
     */
    public static long bankruptcyPrice(long size, long executionPrice, long shortfall, long sizeUnit) {
        long distance = FixedPoint.mulDivFloor(shortfall, sizeUnit * PRICE_PER_MONEY, Math.absExact(size));
        return size > 0 ? Math.addExact(executionPrice, distance) : Math.subtractExact(executionPrice, distance);
    }

    /**
     * How much of a size must be closed so that an amount is given up, rounded up, at most all.
     *
     * @param givenUpPerUnit 1e-8 dollar for one whole base unit, positive
     */
    public static long sizeFor(long amount, long givenUpPerUnit, long sizeUnit, long most) {
        try {
            return Math.min(FixedPoint.mulDivCeil(amount, sizeUnit * PRICE_PER_MONEY, givenUpPerUnit), most);
        } catch (ArithmeticException tooLarge) {
            return most;
        }
    }

    /** The place of a position with this profit and equity, both positive, at the mark. */
    public static Rank rank(RankRule rule, long size, long entryPrice, long profit, long equity) {
        return switch (rule) {
            case BITMEX -> new Rank(profit, 1, entryPrice, equity);
            case PROFIT -> new Rank(profit, 1, 1, 1);
            case PRO_RATA -> new Rank(1, 1, 1, 1);
            case HYPERLIQUID ->
                size > 0 ? new Rank(size, 1, entryPrice, equity) : new Rank(Math.absExact(size), entryPrice, equity, 1);
        };
    }
}
