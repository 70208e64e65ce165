package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.waterfall.LossWaterfall;
import io.backstop.model.waterfall.PocketPayment;
import java.util.BitSet;
import java.util.List;

/**
 * Who has what: moves cash and size between parties, writes each movement to the ledger, and can tell whether the two
 * still agree.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class Clearing {

    /** Owner of the quotes in the book. */
    static final int MARKET_MAKER_ID = 0;

    /** Owner of the engine's orders in the book; traders use their account ids. */
    static final int ENGINE_ID = -1;

    private final Ledger ledger = new Ledger();
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final Traders traders;
    private final Party external = new Party(Account.EXTERNAL, 0, 0);
    private final Party badDebt = new Party(Account.BAD_DEBT, 0, 0);
    private final Party marketMaker = new Party(Account.MARKET_MAKER, 0, 0);
    private final Party engine = new Party(Account.ENGINE, 0, 0);
    private final House house = new House();
    private final Party fund = new Party(Account.INSURANCE_FUND, 0, 0);
    private final LossWaterfall waterfall = new LossWaterfall(List.of(new InsuranceFund(fund)));
    private final List<Party> fixed = List.of(external, badDebt, marketMaker, engine, house, fund);
    private final BitSet touched = new BitSet();
    private MetOrder met = (taker, account, size, price) -> {
        throw new IllegalStateException("account " + account + " has no order that waits");
    };
    private int checkedTransfers;
    private int step = -1;

    /** Nobody has anything yet; the time is before the tape. */
    Clearing(Valuation value, OrderBook book, long tickSize, Traders traders) {
        this.value = value;
        this.book = book;
        this.tickSize = tickSize;
        this.traders = traders;
    }

    Ledger ledger() {
        return ledger;
    }

    Traders traders() {
        return traders;
    }

    Party engine() {
        return engine;
    }

    House house() {
        return house;
    }

    Party fund() {
        return fund;
    }

    Party badDebt() {
        return badDebt;
    }

    int step() {
        return step;
    }

    /** Starts the next step. */
    void begin(int nextStep) {
        step = nextStep;
    }

    /** Brings the fund's starting capital in. */
    void fund(long amount) {
        pay(external, fund, amount, Reason.FUNDING);
    }

    /** Brings a trader's collateral in. */
    void deposit(Party trader, long amount) {
        pay(external, trader, amount, Reason.COLLATERAL);
    }

    /** Pays all cash of a flat trader out. */
    void payOut(Party trader) {
        withdraw(trader, trader.cash());
    }

    /** Pays some of a trader's cash out. */
    void withdraw(Party trader, long amount) {
        pay(trader, external, amount, Reason.PAYOUT);
    }

    /** Opens a position that is there before the tape, against the house. */
    void seed(SeededPosition position) {
        Party trader = new Party(Account.trader(position.account()), 0, 0);
        deposit(trader, position.collateral());
        trade(trader, house, position.size(), position.entryPrice());
        traders.open(trader, position.entryPrice(), step);
    }

    /**
     * Moves a signed size from {@code maker} to {@code taker} for its worth, rounded down.
     *
     * @return what the taker paid in micro-dollars, negative for a sale
     */
    long trade(Party taker, Party maker, long size, long price) {
        long paid = value.at(size, price);
        taker.trade(size, paid);
        maker.trade(-size, -paid);
        if (paid >= 0) {
            book(taker, maker, paid, Reason.TRADE);
        } else {
            book(maker, taker, -paid, Reason.TRADE);
        }
        return paid;
    }

    /**
     * Sends an order to the book that does not rest; the taker ends with what was filled.
     *
     * @param limit worst price in 1e-8 dollar, positive
     * @return what the taker paid in micro-dollars, negative for a sale
     */
    long takeFromBook(Party taker, int owner, long size, long limit) {
        long before = taker.cash();
        long ticks = size > 0 ? Math.floorDiv(limit, tickSize) : Math.ceilDiv(limit, tickSize);
        book.immediateOrCancel(owner, size, ticks, fillsOf(taker));
        return before - taker.cash();
    }

    /** Sends an order to the book that fills at any price. */
    void takeFromBook(Party taker, int owner, long size) {
        book.market(owner, size, fillsOf(taker));
    }

    /** Carries out the fills of an order of this party. */
    BookListener fillsOf(Party taker) {
        return (maker, owner, ticks, filled) -> fill(taker, maker, filled, ticks * tickSize);
    }

    /** Carries out the fills of quotes that meet an order of somebody else. */
    BookListener fillsOfQuotes() {
        return fillsOf(marketMaker);
    }

    /** Who is told of a fill of a trader's order that waited, and carries it out. */
    void whenMet(MetOrder listener) {
        met = listener;
    }

    private void fill(Party taker, int maker, long size, long price) {
        if (maker == MARKET_MAKER_ID) {
            trade(taker, marketMaker, size, price);
        } else {
            met.fill(taker, maker, size, price);
        }
    }

    /** A trader's order that waited is met. */
    @FunctionalInterface
    interface MetOrder {

        /**
         * One fill.
         *
         * @param account of the trader
         * @param size positive where the taker buys
         * @param price 1e-8 dollar
         */
        void fill(Party taker, int account, long size, long price);
    }

    /** Moves an amount of cash. */
    void pay(Party from, Party to, long amount, Reason reason) {
        from.receive(-amount);
        to.receive(amount);
        book(from, to, amount, reason);
    }

    /** Lets the fund pay what it can of a shortfall; returns what it could not. */
    long payFromFund(Party to, long shortfall) {
        long rest = shortfall;
        for (PocketPayment payment : shortfall > 0 ? waterfall.settle(shortfall) : List.<PocketPayment>of()) {
            to.receive(payment.amount());
            ledger.transfer(step, payment.pocket(), to.account(), payment.amount(), Reason.SHORTFALL);
            rest -= payment.amount();
        }
        touch(to.account());
        return rest;
    }

    /**
     * The largest difference between ledger and state among the accounts that moved since the last check; a sum of sizes
     * that is not zero, or an engine whose cash is not the cost of its lots, counts too.
     */
    long check(Inventory<?> inventory) {
        if (ledger.transfers().size() == checkedTransfers) {
            return 0;
        }
        checkedTransfers = ledger.transfers().size();
        long sizes = traders.sizes();
        long worst = 0;
        for (Party party : fixed) {
            sizes += party.size();
            worst = Math.max(worst, Math.abs(ledger.balance(party.account()) - party.cash()));
        }
        for (int id = touched.nextSetBit(0); id >= 0; id = touched.nextSetBit(id + 1)) {
            worst = Math.max(worst, Math.abs(ledger.balance(Account.trader(id)) - traders.cash(id)));
        }
        touched.clear();
        long engineGap = Math.abs(engine.cash() + inventory.cost()) + Math.abs(engine.size() - inventory.size());
        return Math.max(worst, Math.max(Math.abs(sizes), engineGap));
    }

    private void book(Party from, Party to, long amount, Reason reason) {
        ledger.transfer(step, from.account(), to.account(), amount, reason);
        touch(from.account());
        touch(to.account());
    }

    private void touch(Account account) {
        if (account.party() == Account.Party.TRADER) {
            touched.set(account.id());
        }
    }
}
