package io.backstop.model.cex.margin;

/**
 * The marks of one market at which a whole account is liquidated while all other marks stay, whatever it holds: hedges,
 * portfolios, collateral. Found by the very test that liquidates, so much dearer than {@link PositionPrices}.
 */
public final class AccountPrices {

    /** A price further from the mark than this factor is taken for one that never comes. */
    public static final int FURTHEST = 1024;

    private AccountPrices() {}

    /** The highest mark up to the present one at which the account is liquidated, or {@link ContractKind#NEVER_BELOW}. */
    public static long liquidationPriceBelow(MarginAccount account, int market) {
        long mark = account.markets().mark(market);
        if (account.isLiquidatable()) {
            return mark;
        }
        long furthest = Math.max(1, mark / FURTHEST);
        long healthy = mark;
        while (healthy > furthest) {
            long next = Math.max(furthest, healthy / 2);
            if (isLiquidatableAt(account, market, next)) {
                return border(account, market, healthy, next);
            }
            healthy = next;
        }
        return ContractKind.NEVER_BELOW;
    }

    /** The lowest mark from the present one at which the account is liquidated, or {@link ContractKind#NEVER_ABOVE}. */
    public static long liquidationPriceAbove(MarginAccount account, int market) {
        long mark = account.markets().mark(market);
        if (account.isLiquidatable()) {
            return mark;
        }
        long furthest = Math.multiplyExact(mark, FURTHEST);
        long healthy = mark;
        while (healthy < furthest) {
            long next = healthy * 2;
            if (isLiquidatableAt(account, market, next)) {
                return border(account, market, healthy, next);
            }
            healthy = next;
        }
        return ContractKind.NEVER_ABOVE;
    }

    /** The first liquidated price from a healthy one towards one that is not. */
    private static long border(MarginAccount account, int market, long healthy, long liquidated) {
        long good = healthy;
        long bad = liquidated;
        while (Math.abs(good - bad) > 1) {
            long middle = (good + bad) >>> 1;
            if (isLiquidatableAt(account, market, middle)) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        return bad;
    }

    private static boolean isLiquidatableAt(MarginAccount account, int market, long price) {
        long mark = account.markets().mark(market);
        account.markets().mark(market, price);
        try {
            return account.isLiquidatable();
        } finally {
            account.markets().mark(market, mark);
        }
    }
}
