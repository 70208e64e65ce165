package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.units.IntColumn;
import io.backstop.model.units.Millis;
import io.backstop.model.waterfall.PocketPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Who has what: moves cash and size between parties, writes each movement to the ledger, and can tell whether the two
 * still agree.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class Clearing {

    /** Owner of the engine's orders in the book; traders and makers with margin use their account ids. */
    static final int ENGINE_ID = -1;

    /** Owner of the orders of traders who know nothing. */
    static final int NOISE_ID = -2;

    /** Owner of the quotes of the first maker with unlimited margin; the others count down from it. */
    static final int MARKET_MAKER_ID = -3;

    private final Ledger ledger = new Ledger();
    private final Denomination denomination;
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final Traders traders;
    private final Party external = new Party(Account.EXTERNAL, 0, 0);
    private final Party badDebt = new Party(Account.BAD_DEBT, 0, 0);
    private final Party noise = new Party(Account.NOISE, 0, 0);
    private final Party fundingPot = new Party(Account.FUNDING_POT, 0, 0);
    private final QuotingParties quoting;
    private final TakerFills fillsOfTaker;
    private final CoinCollateral collateral = new CoinCollateral(this);
    private final Party engine = new Party(Account.ENGINE, 0, 0);
    private final House house = new House();
    private final FundParty fund = new FundParty();
    private final Party otherContracts = new Party(Account.OTHER_CONTRACTS, 0, 0);
    private final Party vault = new Party(Account.BACKSTOP_VAULT, 0, 0);
    private final Party providers = new Party(Account.PROVIDERS, 0, 0);
    private final FirstLoss firstLoss;
    private final TradingFees fees;
    private final List<Party> fixed = new ArrayList<>(
            List.of(external, badDebt, engine, house, noise, fundingPot, vault, providers, otherContracts));
    /** Who moved since the last check; somebody who did so twice is in it twice. */
    private final IntColumn touched = new IntColumn();

    private MetOrders met = MetOrders.NONE;
    private OtherLegs legs = OtherLegs.NONE;
    private int checkedTransfers;
    private int step = -1;

    /** Nobody has anything yet; the time is before the tape. Behind the fund there is nothing. */
    Clearing(Denomination denomination, OrderBook book, long tickSize, Traders traders) {
        this(denomination, book, tickSize, traders, fund -> new FirstLoss(fund, List.of(), 0, false));
    }

    /** The same with what is behind the fund. */
    Clearing(
            Denomination denomination,
            OrderBook book,
            long tickSize,
            Traders traders,
            Function<Party, FirstLoss> firstLossOf) {
        this.denomination = denomination;
        value = denomination.value();
        this.book = book;
        this.tickSize = tickSize;
        this.traders = traders;
        quoting = new QuotingParties(traders);
        fillsOfTaker = new TakerFills(this, tickSize);
        firstLoss = firstLossOf.apply(fund);
        fixed.addAll(firstLoss.parties());
        fees = new TradingFees(this, traders.terms().fees());
        fixed.add(fees.venue());
    }

    Ledger ledger() {
        return ledger;
    }

    /** What money is here. */
    Denomination denomination() {
        return denomination;
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

    FundParty fund() {
        return fund;
    }

    /** Depositors who take positions over. */
    Party vault() {
        return vault;
    }

    /** Those from outside who do. */
    Party providers() {
        return providers;
    }

    /** Who pays before winners do. */
    FirstLoss firstLoss() {
        return firstLoss;
    }

    /** What trading costs. */
    TradingFees fees() {
        return fees;
    }

    Party noise() {
        return noise;
    }

    Party fundingPot() {
        return fundingPot;
    }

    /** The makers. */
    QuotingParties quoting() {
        return quoting;
    }

    /** What traders have posted. */
    CoinCollateral collateral() {
        return collateral;
    }

    Party external() {
        return external;
    }

    Party badDebt() {
        return badDebt;
    }

    int step() {
        return step;
    }

    /** Sum of the sizes of all longs, whoever has them. */
    long longSizes() {
        long longs = traders.longSizes();
        for (Party party : fixed) {
            longs = Math.addExact(longs, Math.max(0, party.size()));
        }
        for (Party maker : quoting.unlimited()) {
            longs = Math.addExact(longs, Math.max(0, maker.size()));
        }
        return longs;
    }

    /** Starts the next step. */
    void begin(int nextStep) {
        step = nextStep;
        traders.begin(nextStep);
        firstLoss.begin();
    }

    /** Brings the fund's starting capital in, with a peak of 8 hours. */
    void fund(long amount) {
        fund(amount, Millis.EIGHT_HOURS);
    }

    /** Brings the fund's starting capital in; its peak lies in a window. */
    void fund(long amount, long windowMillis) {
        fund.open(amount, windowMillis);
        external.receive(-amount);
        book(external, fund, amount, Reason.FUNDING);
    }

    /** Brings the starting capital of a fund in that other contracts draw on, too, and that lies here. */
    void host(long amount) {
        fund.host(amount);
        external.receive(-amount);
        book(external, fund, amount, Reason.FUNDING);
    }

    /** Brings money of the company's to the fund. */
    void inject(long amount) {
        pay(external, fund, amount, Reason.INJECTION);
    }

    /** Brings money of the company's to a fund that other contracts draw on, too, and that lies here. */
    void inject(Fund shared, long amount) {
        external.receive(-amount);
        fund.supply(shared, amount);
        book(external, fund, amount, Reason.INJECTION);
    }

    /** Brings the starting capital of whoever pays before winners in. */
    void endow(Party pocket, long amount) {
        pay(external, pocket, amount, Reason.FUNDING);
    }

    /** Brings a trader's collateral in. */
    void deposit(Party trader, long amount) {
        pay(external, trader, amount, Reason.COLLATERAL);
    }

    /** Pays all cash of a flat trader out, and what coins are worth that it had; a market maker keeps its own at the venue. */
    void payOut(Party trader) {
        collateral.sell(trader);
        traders.others().settle(trader);
        int account = trader.account().id();
        if (quoting.isMaker(account)) {
            quoting.rest(account, trader.cash());
        } else {
            withdraw(trader, trader.cash());
        }
    }

    /** Pays some of a trader's cash out. */
    void withdraw(Party trader, long amount) {
        pay(trader, external, amount, Reason.PAYOUT);
    }

    /**
     * Opens a position that is there before the tape, against the house.
     *
     * @return whether it was large enough to be one contract
     */
    boolean seed(SeededPosition position) {
        long price = position.entryPrice();
        long size = denomination.size(position.size(), price);
        if (size != 0) {
            Party trader = new Party(Account.trader(position.account()), 0, 0);
            collateral.post(trader, denomination.money(position.collateral(), price), price);
            trade(trader, house, size, price);
            traders.raiseLimit(trader, price);
            traders.open(trader, price, step);
        }
        return size != 0;
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

    /** Sends an order to the book that fills at any price; returns what the taker paid. */
    long takeFromBook(Party taker, int owner, long size) {
        long before = taker.cash();
        book.market(owner, size, fillsOf(taker));
        return before - taker.cash();
    }

    /** Told of the fills of one order of a party, before the next is sent. */
    BookListener fillsOf(Party taker) {
        return fillsOfTaker.of(taker);
    }

    /** A quote that was just laid has met another maker's. */
    void fillQuote(int maker, int taker, long ticks, long size) {
        if (maker == taker) {
            throw new IllegalStateException("a maker must not meet itself, was " + maker);
        }
        Party party = quoting.of(taker);
        long before = party.cash();
        fill(party, maker, ticks * tickSize, size);
        fees.take(party, fees.ofTaker(before - party.cash()), quoting.means(taker, party, ticks * tickSize));
        quoting.filled(taker, party, ticks * tickSize, step);
    }

    /** A taker has met an order of an owner. */
    void fill(Party taker, int owner, long price, long size) {
        if (met.owns(owner)) {
            met.fill(taker, owner, size, price);
            return;
        }
        Party maker = quoting.of(owner);
        long paid = trade(taker, maker, size, price);
        fees.take(maker, fees.ofMaker(paid), quoting.means(owner, maker, price));
        quoting.filled(owner, maker, price, step);
    }

    /** Who is told of a fill of a liquidation order that waited, and carries it out. */
    void whenMet(MetOrders listener) {
        met = listener;
    }

    /** Tells of positions elsewhere that offset those here. */
    void join(OtherLegs elsewhere) {
        legs = elsewhere;
    }

    OtherLegs legs() {
        return legs;
    }

    /** What all longs together hold at a price, micro-dollars. */
    long openInterest(long price) {
        return denomination.notional(longSizes(), price);
    }

    /** Moves an amount of cash. */
    void pay(Party from, Party to, long amount, Reason reason) {
        if (from == fund) {
            fetch(amount);
        }
        move(from, to, amount, reason);
        if (to == fund) {
            fetch(-amount);
        }
    }

    private void move(Party from, Party to, long amount, Reason reason) {
        from.receive(-amount, reason);
        to.receive(amount, reason);
        book(from, to, amount, reason);
    }

    /** Brings money of the fund from where it lies, or takes it there. */
    private void fetch(long amount) {
        Clearing home = fund.home();
        if (home != null) {
            send(fund, -amount, Reason.SHARED_FUND);
            home.send(home.fund, amount, Reason.SHARED_FUND);
        }
    }

    /** Sends money of a party to the venue's other contracts, or brings it if it is negative. */
    void send(Party party, long amount, Reason reason) {
        if (amount >= 0) {
            move(party, otherContracts, amount, reason);
        } else {
            move(otherContracts, party, -amount, reason);
        }
    }

    /** What has gone to the venue's other contracts less what has come from them. */
    long sent() {
        return otherContracts.cash();
    }

    /** Lets the fund and those behind it pay what they can of a shortfall, or owe it; returns what is neither. */
    long payFromFund(Party to, long shortfall) {
        long rest = paid(firstLoss.payNow(shortfall), to, Math.max(0, shortfall));
        long promised = firstLoss.promise(step, rest);
        pay(firstLoss.pending(), to, promised, Reason.PENDING);
        return rest - promised;
    }

    /** Has those on chain pay what settles in this step; returns what they cannot, which is still owed. */
    long settleBatch() {
        long due = firstLoss.due(step);
        return due == 0 ? 0 : paid(firstLoss.payBatch(due), firstLoss.pending(), due);
    }

    private long paid(List<PocketPayment> payments, Party to, long shortfall) {
        long rest = shortfall;
        for (PocketPayment payment : payments) {
            if (payment.pocket().equals(fund.account())) {
                fetch(payment.amount());
            }
            to.receive(payment.amount());
            move(payment.pocket(), to.account(), payment.amount(), Reason.SHORTFALL);
            rest -= payment.amount();
        }
        touch(to.account());
        return rest;
    }

    /**
     * The largest difference between ledger and state among the accounts that moved since the last check; a sum of sizes
     * that is not zero, or an engine whose cash is not the cost of its lots, counts too.
     */
    long check(List<? extends Inventory<?>> inventories) {
        if (ledger.transfers().size() == checkedTransfers) {
            return 0;
        }
        checkedTransfers = ledger.transfers().size();
        long sizes = traders.sizes();
        long worst = 0;
        for (Party party : fixed) {
            sizes += party.size();
            worst = Math.max(worst, Math.abs(balance(party.account()) - party.booked()));
        }
        long quoted = 0;
        for (Party maker : quoting.unlimited()) {
            sizes += maker.size();
            quoted += maker.cash();
        }
        worst = Math.max(worst, Math.abs(balance(Account.MARKET_MAKER) - quoted));
        for (int place = 0; place < touched.size(); place++) {
            int id = touched.get(place);
            long cash = traders.cash(id) + quoting.idleCash(id);
            worst = Math.max(worst, Math.abs(balance(Account.trader(id)) - cash));
            worst = Math.max(worst, collateral.gap(id));
        }
        touched.clear();
        long cash = engine.cash();
        long held = engine.size();
        for (int place = 0; place < inventories.size(); place++) {
            cash += inventories.get(place).cost();
            held -= inventories.get(place).size();
        }
        long engineGap = Math.abs(cash) + Math.abs(held);
        return Math.max(worst, Math.max(Math.abs(sizes), engineGap));
    }

    /** Makers with unlimited margin are one account of the ledger, in which nothing moves when they meet. */
    private void book(Party from, Party to, long amount, Reason reason) {
        if (amount == 0 || from.account().equals(to.account())) {
            return;
        }
        move(from.account(), to.account(), amount, reason);
        touch(from.account());
        touch(to.account());
    }

    private void move(Account from, Account to, long amount, Reason reason) {
        if (denomination.isCoin()) {
            ledger.transferCoin(step, from, to, amount, reason);
        } else {
            ledger.transfer(step, from, to, amount, reason);
        }
    }

    private long balance(Account account) {
        return denomination.isCoin() ? ledger.coinsOf(account) : ledger.balance(account);
    }

    /** Has the next check look at an account. */
    void touch(Account account) {
        if (account.party() == Account.Party.TRADER) {
            touched.add(account.id());
        }
    }
}
