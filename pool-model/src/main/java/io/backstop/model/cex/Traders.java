package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.cex.liquidation.LiquidationQueue;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.PositionTable;
import io.backstop.model.venue.Episode;
import io.backstop.model.venue.PositionLog;
import io.backstop.model.venue.agent.Holdings;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The traders' positions. An account's cash is not stored: it is the collateral less the worth of the size at its entry
 * price, and an account without a position has none. Not thread safe.
 */
final class Traders implements Holdings {

    private static final int[] NOBODY = {};

    private final PositionTerms terms;
    private final Valuation value;
    private final PositionTable positions = new PositionTable();
    private final AccountTerms ofAccounts;
    private final TriggerIndex index;
    private final LiquidationQueue queue = new LiquidationQueue();
    /**
     * What accounts have paid as funding since their owners last changed their positions, negative if received: the causes of a shortfall reckon
     * with it as if it had accrued evenly.
     */
    private final AccountAmounts funding = new AccountAmounts();

    private final SharedProfits shared = new SharedProfits();
    private final CoinBacking coins;
    private final BitSet spared = new BitSet();
    private OtherPositions others = OtherPositions.NONE;
    private final PositionLog log = new PositionLog();
    private int step = -1;
    private long sizes;
    private long longSizes;

    /** No positions under these terms. */
    Traders(PositionTerms terms) {
        this(terms, CoinBacking.of(null));
    }

    /** No positions under these terms; some may come to be backed by coins. */
    Traders(PositionTerms terms, CoinBacking coins) {
        this.coins = coins;
        this.terms = terms;
        value = terms.value();
        ofAccounts = new AccountTerms(terms);
        index = new TriggerIndex(terms, ofAccounts);
    }

    /** What the venue asks of a position. */
    PositionTerms terms() {
        return terms;
    }

    /** What the venue asks of each account's position. */
    AccountTerms ofAccounts() {
        return ofAccounts;
    }

    /** What the venue asks of an account whose position an order makes so large: more only of what is opened. */
    PositionTerms termsAfter(int account, long size, long price) {
        boolean isReduced =
                isOpen(account) && size > 0 == size(account) > 0 && Math.absExact(size) <= Math.absExact(size(account));
        return isReduced ? ofAccounts.of(account) : ofAccounts.raised(account, size, price);
    }

    /** Coins that back positions beside the contract's money. */
    CoinBacking coins() {
        return coins;
    }

    /** Lets accounts stand together with what they have elsewhere. */
    void join(OtherPositions elsewhere) {
        others = elsewhere;
    }

    /** What accounts have elsewhere that stands together with what they have here. */
    OtherPositions others() {
        return others;
    }

    /** Starts the next step; before the first is the time before the tape. */
    void begin(int nextStep) {
        step = nextStep;
    }

    /** What became of all positions. */
    PositionLog log() {
        return log;
    }

    boolean isOpen(int account) {
        return positions.isOpen(account);
    }

    /** One more than the largest account id that may be open. */
    int limit() {
        return positions.limit();
    }

    @Override
    public long size(int account) {
        return positions.size(account);
    }

    @Override
    public long entryPrice(int account) {
        return positions.entryPrice(account);
    }

    @Override
    public long collateral(int account) {
        return positions.collateral(account);
    }

    /** Sum of the signed sizes of all positions. */
    long sizes() {
        return sizes;
    }

    /** Sum of the sizes of all longs. */
    long longSizes() {
        return longSizes;
    }

    long cash(int account) {
        return positions.isOpen(account)
                ? positions.collateral(account) - value.at(positions.size(account), positions.entryPrice(account))
                : 0;
    }

    /** The account as a party to trade with; what it does then has to be written back. */
    Party party(int account) {
        return new Party(Account.trader(account), cash(account), positions.size(account));
    }

    /** Unrealised profit at a price, rounded down. */
    long profit(int account, long price) {
        return value.profit(positions.size(account), positions.entryPrice(account), price);
    }

    /** Collateral plus unrealised profit at a price. */
    long equity(int account, long price) {
        return Math.addExact(margin(account, price), profit(account, price));
    }

    /** Collateral in the contract's money, and what coins beside it count for at a price. */
    private long margin(int account, long price) {
        return Math.addExact(positions.collateral(account), coins.counted(account, price));
    }

    /**
     * Of what a fee can be taken that a trader owes: the money and the position it has by now at a price, what its coins count for there,
     * and what stands together with them elsewhere.
     */
    long means(Party trader, long price) {
        int account = trader.account().id();
        long here = Math.addExact(trader.cash(), value.at(trader.size(), price));
        return Math.addExact(Math.addExact(here, coins.counted(account, price)), others.equity(account));
    }

    /** What an account has at a price, its equity with what it has elsewhere. */
    Standing standing(int account, long price) {
        long size = positions.size(account);
        long collateral = Math.addExact(margin(account, price), others.equity(account));
        long profit = profit(account, price);
        long entryPrice = positions.entryPrice(account);
        boolean rises = value.contract().worthRisesWithPrice();
        return new Standing(
                account,
                size,
                rises ? entryPrice : price,
                rises ? price : entryPrice,
                profit,
                value.notional(size, price),
                collateral,
                ofAccounts.of(account).maintenanceMargin(size, price),
                Math.addExact(collateral, profit));
    }

    /** What a loss may take of an account at a price: its standing without the profit that was taken for losses before. */
    Standing sharing(int account, long price) {
        return standing(account, price).withoutProfit(shared.of(account));
    }

    /** So much of an open account's profit was taken for a loss. */
    void shared(int account, long amount) {
        shared.add(account, amount);
    }

    /** Whether an open account has too little at a price. */
    boolean isLiquidatable(int account, long price) {
        return equity(account, price) < maintenanceMargin(account, price);
    }

    private long maintenanceMargin(int account, long price) {
        return ofAccounts.of(account).maintenanceMargin(positions.size(account), price);
    }

    /** Gives an open account the lowest risk limit that holds its position at a price; returns whether it had a higher one. */
    boolean lowerLimit(int account, long price) {
        boolean isLower = ofAccounts.lower(account, size(account), price);
        if (isLower) {
            replace(party(account));
        }
        return isLower;
    }

    /** Takes funding from an open account, or gives it if it is negative. */
    void charge(int account, long owed) {
        if (owed != 0) {
            Party party = party(account);
            party.receive(-owed);
            replace(party);
            funding.add(account, owed);
        }
    }

    /** All liquidatable accounts, lowest equity ÷ maintenance margin first, ties by account id. */
    int[] liquidatable(long mark) {
        if (index.isQuiet(mark)) {
            return NOBODY;
        }
        index.candidates(mark, account -> queueIfLiquidatable(account, mark));
        int[] accounts = new int[queue.count()];
        for (int place = 0; place < accounts.length; place++) {
            accounts[place] = queue.poll();
        }
        return accounts;
    }

    /** Visits all open accounts whose position has too little for itself at a price, in no useful order. */
    void visitLiquidatable(long mark, IntConsumer visitor) {
        if (!index.isQuiet(mark)) {
            index.candidates(mark, account -> {
                if (isLiquidatable(account, mark)) {
                    visitor.accept(account);
                }
            });
        }
    }

    /** Says whether a position is left alone though it has too little for itself. */
    void spare(int account, boolean isSpared) {
        spared.set(account, isSpared);
    }

    private void queueIfLiquidatable(int account, long mark) {
        long equity = equity(account, mark);
        long margin = maintenanceMargin(account, mark);
        if (equity < margin && !spared.get(account)) {
            queue.add(account, equity, margin);
        }
    }

    /** The account as it is just before its first close in this step. */
    Episode episode(int account, int step) {
        long paid = funding.of(account);
        return new Episode(
                coins.rules(account, ofAccounts.of(account)),
                positions.size(account),
                positions.entryPrice(account),
                Math.addExact(positions.collateral(account), paid),
                Math.toIntExact(positions.changedAt(account)),
                step,
                paid,
                0);
    }

    /** Enters the position of a party that has just opened it. */
    void open(Party party, long entryPrice, long changedAt) {
        long collateral = Math.addExact(party.cash(), value.at(party.size(), entryPrice));
        int account = party.account().id();
        positions.put(account, party.size(), entryPrice, collateral, changedAt);
        log.opened(step, account, party.size(), entryPrice, collateral);
        addToIndex(account, party.size(), entryPrice, collateral);
        count(party.size());
    }

    private void addToIndex(int account, long size, long entryPrice, long collateral) {
        long backing = coins.of(account);
        if (backing == 0) {
            index.add(account, size, entryPrice, collateral);
        } else {
            index.add(account, size, entryPrice, collateral, backing, coins);
        }
    }

    /** Writes back a position that its owner has changed. */
    void change(Party party, long entryPrice, int changedAt) {
        int account = party.account().id();
        shared.resize(account, positions.size(account), party.size());
        funding.clear(account);
        take(account);
        open(party, entryPrice, changedAt);
    }

    /** Writes back an open position that was added to, reduced or turned around at a price; a flat one is gone. */
    void add(Party party, long price, int step) {
        int account = party.account().id();
        if (party.size() == 0) {
            remove(account);
        } else {
            raiseLimit(party, price);
            change(party, entryPriceAfter(account, party.size(), price), step);
        }
    }

    /** Gives an account a risk limit that holds what it has just opened or added. */
    void raiseLimit(Party party, long price) {
        int account = party.account().id();
        if (!isOpen(account) || Math.absExact(party.size()) > Math.absExact(size(account))) {
            ofAccounts.raise(account, party.size(), price);
        }
    }

    /** The entry price of what is left, of the whole where it was added to, of the new side where it was turned around. */
    long entryPriceAfter(int account, long size, long price) {
        long held = size(account);
        if (held > 0 != size > 0) {
            return price;
        }
        if (Math.abs(size) <= Math.abs(held)) {
            return entryPrice(account);
        }
        long worth = Math.addExact(value.at(held, entryPrice(account)), value.at(size - held, price));
        return value.averagePrice(worth, size);
    }

    /** What became of an open position counts from this step on as if its owner had changed it; nothing if there is none. */
    void restart(int account, int step) {
        if (isOpen(account)) {
            change(party(account), entryPrice(account), step);
        }
    }

    /** Takes the account's position out. */
    void remove(int account) {
        funding.clear(account);
        shared.clear(account);
        take(account);
        ofAccounts.clear(account);
    }

    private void take(int account) {
        uncount(positions.size(account));
        index.remove(account, positions.size(account));
        positions.remove(account);
        log.gone(step, account);
    }

    /** Writes back what became of an open position; its entry price stays. A flat party must have no cash left. */
    void replace(Party party) {
        int account = party.account().id();
        long entryPrice = positions.entryPrice(account);
        long changedAt = positions.changedAt(account);
        if (party.size() == 0) {
            remove(account);
        } else {
            shared.resize(account, positions.size(account), party.size());
            take(account);
            open(party, entryPrice, changedAt);
        }
    }

    private void count(long size) {
        sizes = Math.addExact(sizes, size);
        longSizes = Math.addExact(longSizes, Math.max(0, size));
    }

    private void uncount(long size) {
        sizes = Math.subtractExact(sizes, size);
        longSizes -= Math.max(0, size);
    }
}
