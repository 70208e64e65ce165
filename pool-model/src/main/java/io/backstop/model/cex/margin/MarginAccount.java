package io.backstop.model.cex.margin;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/**
 * Cash and positions that stand together: all of a trader's under cross margin, one position under isolated margin. Money is
 * that of the markets.
 *
 * <p>Cash moves with every trade by the profit that it realises, rounded down, and by what it is credited. An amount that
 * does not fit 64 bits is an {@link ArithmeticException} and changes nothing. Not thread safe.
 */
public final class MarginAccount {

    private static final int NONE = -1;
    private static final int FIRST_ROOM = 2;

    private final Markets markets;
    private final PositionMode mode;
    private final AccountRequirement requirement;
    private long cash;
    private int leverage = Integer.MAX_VALUE;
    private int count;
    private int[] market = new int[FIRST_ROOM];
    private long[] size = new long[FIRST_ROOM];
    private long[] entryPrice = new long[FIRST_ROOM];

    /** An empty account. */
    public MarginAccount(Markets markets, PositionMode mode, AccountRequirement requirement) {
        this.markets = markets;
        this.mode = mode;
        this.requirement = requirement;
    }

    /** What the account has in the markets' money, without any profit that is not realised; may be negative. */
    public long cash() {
        return cash;
    }

    /** Adds money, or takes it if it is negative: deposits, funding, fees. */
    public void credit(long amount) {
        cash = Math.addExact(cash, amount);
    }

    /** Limits what a position may be as a multiple of its initial margin; until then only the markets do. */
    public void chooseLeverage(int leverage) {
        Figures.requireWithin("leverage", leverage, 1, Integer.MAX_VALUE);
        this.leverage = leverage;
    }

    /** How many positions are open. They are counted from 0; closing one moves the last into its place. */
    public int positions() {
        return count;
    }

    /** The market of a position. */
    public int market(int slot) {
        return market[slot];
    }

    /** The signed size of a position. */
    public long size(int slot) {
        return size[slot];
    }

    /** The entry price of a position, 1e-8 dollar. */
    public long entryPrice(int slot) {
        return entryPrice[slot];
    }

    /** The place of the position of a market on a side; −1 if there is none. */
    public int slotOf(int market, boolean isLong) {
        for (int slot = 0; slot < count; slot++) {
            if (this.market[slot] == market && size[slot] > 0 == isLong) {
                return slot;
            }
        }
        return NONE;
    }

    /**
     * Buys a positive size or sells a negative one. One way, it first closes what is open on the other side.
     *
     * @return the profit realised
     */
    public long trade(int market, long size, long price) {
        requireTrade(size, price);
        int opposite = mode == PositionMode.ONE_WAY ? slotOf(market, size < 0) : NONE;
        if (opposite == NONE) {
            open(market, size, price);
            return 0;
        }
        long closing = Math.absExact(size) < Math.absExact(this.size[opposite]) ? size : -this.size[opposite];
        long realised = reduce(opposite, closing, price);
        if (closing != size) {
            open(market, size - closing, price);
        }
        return realised;
    }

    /**
     * Closes a part of the position on the other side of {@code size}, or all of it.
     *
     * @return the profit realised
     * @throws IllegalArgumentException if there is not as much to close
     */
    public long close(int market, long size, long price) {
        requireTrade(size, price);
        int slot = slotOf(market, size < 0);
        long open = slot == NONE ? 0 : this.size[slot];
        if (Math.absExact(size) > Math.absExact(open)) {
            throw new IllegalArgumentException(
                    "there must be as much to close as " + size + " in market " + market + ", was " + open);
        }
        return reduce(slot, size, price);
    }

    /** Cash and unrealised profit at the marks. */
    public long equity() {
        long equity = cash;
        for (int slot = 0; slot < count; slot++) {
            equity = Math.addExact(equity, profit(slot));
        }
        return equity;
    }

    /** Equity needed to open what is open. */
    public long initialMargin() {
        return requirement.initialMargin(this);
    }

    /** Equity below which the account is liquidated. */
    public long maintenanceMargin() {
        return requirement.maintenanceMargin(this);
    }

    /** Whether the equity is strictly below the maintenance margin. */
    public boolean isLiquidatable() {
        return equity() < maintenanceMargin();
    }

    /** Unrealised profit of a position at its mark, rounded down. */
    public long profit(int slot) {
        return contract(slot).pnl(size[slot], entryPrice[slot], markets.mark(market[slot]));
    }

    /** Notional of a position at its mark. */
    public long notional(int slot) {
        return contract(slot).notional(size[slot], markets.mark(market[slot]));
    }

    /** What a position alone needs to be opened: the market's margin, or that of the chosen leverage if it is more. */
    public long initialMargin(int slot) {
        long notional = notional(slot);
        long asked = terms(slot)
                .margin()
                .initialMargin(Math.absExact(size[slot]), notional, markets.openNotional(market[slot]));
        return Math.max(asked, Math.ceilDiv(notional, leverage));
    }

    /** What a position alone needs to stay open, with the fee that the venue adds. */
    public long maintenanceMargin(int slot) {
        return SumOfPositions.maintenanceMargin(terms(slot), size[slot], markets.mark(market[slot]));
    }

    /**
     * The margin that a position has if nothing but its own price moves: all equity that neither is its own profit nor is
     * needed by the others, each alone.
     */
    public long marginOf(int slot) {
        long others = 0;
        for (int other = 0; other < count; other++) {
            others = Math.addExact(others, other == slot ? 0 : maintenanceMargin(other));
        }
        return Math.subtractExact(Math.subtractExact(equity(), profit(slot)), others);
    }

    /** The markets that this account trades on. */
    public Markets markets() {
        return markets;
    }

    /**
     * What a position gains if its mark moves by a ratio (1e-9), rounded down. The moved mark is rounded towards the mark, so that no move takes
     * more than its ratio of the notional.
     */
    long profitOfMove(int slot, long move) {
        long mark = markets.mark(market[slot]);
        long factor = FixedPoint.RATIO_ONE + move;
        long moved = move < 0
                ? FixedPoint.mulDivCeil(mark, factor, FixedPoint.RATIO_ONE)
                : FixedPoint.mulDivFloor(mark, factor, FixedPoint.RATIO_ONE);
        return contract(slot).pnl(size[slot], mark, Math.max(1, moved));
    }

    private MarketTerms terms(int slot) {
        return markets.terms(market[slot]);
    }

    private ContractKind contract(int slot) {
        return terms(slot).contract();
    }

    private void open(int market, long added, long price) {
        int slot = slotOf(market, added > 0);
        if (slot == NONE) {
            append(market, added, price);
            return;
        }
        long total = Math.addExact(size[slot], added);
        entryPrice[slot] = contract(slot).averageEntry(size[slot], entryPrice[slot], added, price);
        size[slot] = total;
    }

    private long reduce(int slot, long closing, long price) {
        long realised = contract(slot).pnl(-closing, entryPrice[slot], price);
        cash = Math.addExact(cash, realised);
        size[slot] += closing;
        if (size[slot] == 0) {
            remove(slot);
        }
        return realised;
    }

    private static void requireTrade(long size, long price) {
        if (size == 0 || size == Long.MIN_VALUE || price <= 0) {
            throw new IllegalArgumentException(
                    "a trade needs a size and a positive price, was " + size + " at " + price);
        }
    }

    private void append(int market, long size, long price) {
        if (count == this.market.length) {
            this.market = Arrays.copyOf(this.market, 2 * count);
            this.size = Arrays.copyOf(this.size, 2 * count);
            entryPrice = Arrays.copyOf(entryPrice, 2 * count);
        }
        this.market[count] = market;
        this.size[count] = size;
        entryPrice[count] = price;
        count++;
    }

    private void remove(int slot) {
        count--;
        market[slot] = market[count];
        size[slot] = size[count];
        entryPrice[slot] = entryPrice[count];
    }
}
