package io.backstop.model.cex.inventory;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.book.TimeInForce;
import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundFlow;
import io.backstop.model.cex.liquidation.ClosedPart;
import io.backstop.model.cex.liquidation.LiquidatablePosition;
import io.backstop.model.cex.liquidation.LiquidationOrder;
import io.backstop.model.cex.liquidation.LiquidationQueue;
import io.backstop.model.cex.liquidation.LiquidationRules;
import io.backstop.model.cex.liquidation.Moment;
import io.backstop.model.cex.liquidation.OpenOrders;
import io.backstop.model.cex.liquidation.Step;
import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.margin.MarketTerms;
import java.util.Arrays;

/** The smallest engine around book, rules and holders: cash and sizes in arrays, every trade one amount between two accounts. */
final class SmallVenue {

    private static final int MOST_ROUNDS = 20;

    final OrderBook book = new OrderBook();
    final OpenOrders orders = new OpenOrders(book);
    final Inventory<Integer> inventory = new Inventory<>();
    final long[] cash;
    final long[] size;
    private final long[] lastOrder;
    private final long[] waiting;
    private final long[] waitsUntil;
    private final int traders;
    private final MarketTerms terms;
    private final Worth worth;
    private final long tickSize;
    private final LiquidationRules rules;
    private final TakeoverPrice takeoverPrice;
    private final Fund fund;
    private final BookListener fills = this::onFill;
    long badDebt;
    int orderCount;
    int takeovers;
    int unhelped;
    private long time;
    private long mark;
    private long draw;

    /** Accounts below {@code traders} may be liquidated; then come a maker, the engine, and whoever else holds for himself. */
    SmallVenue(
            int traders,
            int accounts,
            MarketTerms terms,
            long tickSize,
            LiquidationRules rules,
            TakeoverPrice takeoverPrice,
            Fund fund) {
        this.traders = traders;
        this.terms = terms;
        this.tickSize = tickSize;
        this.rules = rules;
        this.takeoverPrice = takeoverPrice;
        this.fund = fund;
        worth = Worth.of(terms.contract());
        cash = new long[accounts];
        size = new long[accounts];
        lastOrder = new long[accounts];
        waiting = new long[accounts];
        waitsUntil = new long[accounts];
        Arrays.fill(lastOrder, Long.MIN_VALUE);
        Arrays.fill(waiting, OrderBook.NO_ORDER);
    }

    Fund fund() {
        return fund;
    }

    /** Books what is traded. */
    BookListener fills() {
        return fills;
    }

    /** What it holds is a lot that it sells; a surplus is the fund's. */
    int engine() {
        return traders + 1;
    }

    /** Moves a signed size from one account to another. */
    void trade(int from, int to, long traded, long price) {
        long paid = worth.at(traded, price);
        size[to] += traded;
        cash[to] -= paid;
        size[from] -= traded;
        cash[from] += paid;
    }

    long equity(int account) {
        return cash[account] + worth.at(size[account], mark);
    }

    /** All cash, the fund's included, less what was written off: never changes. */
    long money() {
        return Arrays.stream(cash).sum() + fund.balance() - badDebt;
    }

    long sizes() {
        return Arrays.stream(size).sum();
    }

    /** Liquidates whoever has too little, the worst first, each until it helps or nothing more can be done; sells the lots. */
    void step(long time, long mark, long draw, Backstop backstop) {
        this.time = time;
        this.mark = mark;
        this.draw = draw;
        LiquidationQueue queue = new LiquidationQueue();
        for (int account = 0; account < traders; account++) {
            payForDebt(account); // of orders that were met while they waited
            if (isDue(account)) {
                queue.add(account, equity(account), position(account).maintenanceMargin());
            }
        }
        while (!queue.isEmpty()) {
            liquidate(queue.poll(), backstop);
        }
        inventory.lots().forEach(this::sell);
        inventory.dropEmpty();
    }

    private void liquidate(int account, Backstop backstop) {
        if (book.remaining(waiting[account]) > 0 && time < waitsUntil[account]) {
            return;
        }
        orders.cancelAll(account, fills);
        boolean goesOn = true;
        for (int round = 0; goesOn && round < MOST_ROUNDS; round++) {
            goesOn = isDue(account) && advance(account, backstop);
        }
        unhelped += isDue(account) ? 1 : 0;
    }

    boolean isDue(int account) {
        return size[account] != 0 && !position(account).isCompliant();
    }

    private boolean advance(int account, Backstop backstop) {
        long before = size[account];
        long cashBefore = cash[account];
        LiquidatablePosition position = position(account);
        switch (rules.next(position, moment(account))) {
            case Step.Wait wait -> {
                return false;
            }
            case Step.TakeOver all -> takeOver(account, all.quantity(), backstop);
            case Step.Close close -> {
                send(account, rules.form().order(position, close, moment(account)));
                settle(account, before, cashBefore, position.bankruptcyPrice());
                if (close.rest() == Rest.TAKE_OVER && isDue(account)) {
                    takeOver(account, Math.abs(size[account]), backstop);
                }
            }
        }
        requireSmaller(account, before);
        return size[account] != before;
    }

    private void send(int account, LiquidationOrder order) {
        orderCount++;
        lastOrder[account] = time;
        long limit = order.limitTicks(tickSize);
        if (order.time() == TimeInForce.FILL_OR_KILL) {
            book.fillOrKill(account, order.size(), limit, fills);
        } else if (order.time() == TimeInForce.IMMEDIATE_OR_CANCEL) {
            book.immediateOrCancel(account, order.size(), limit, fills);
        } else {
            waiting[account] = book.limit(account, order.size(), limit, fills);
            waitsUntil[account] = order.lifeMillis() == LiquidationOrder.FOREVER
                    ? LiquidationOrder.FOREVER
                    : time + order.lifeMillis();
            orders.add(account, waiting[account]);
        }
    }

    private void takeOver(int account, long quantity, Backstop backstop) {
        LiquidatablePosition position = position(account);
        long price = takeoverPrice.of(position);
        long before = size[account];
        long cashBefore = cash[account];
        for (Assignment taken : backstop.take(new Offer(time, position, quantity))) {
            takeovers++;
            long part = position.signed(taken.quantity());
            trade(account, taken.holder(), part, price);
            if (taken.holder() == engine()) {
                inventory.add(new Lot<>(taken.holder(), price, part, worth.at(part, price)));
            }
            if (takeoverPrice == TakeoverPrice.MARK_WITH_MARGIN && size[account] == 0) {
                cash[taken.holder()] += cash[account];
                cash[account] = 0;
            }
        }
        settle(account, before, cashBefore, position.bankruptcyPrice());
    }

    /** The margin that is left goes where the rule says; who is flat with less than nothing is paid for. */
    private void settle(int account, long before, long cashBefore, long bankruptcyPrice) {
        long closed = before - size[account];
        if (closed == 0) {
            return;
        }
        long received = cash[account] - cashBefore;
        long surplus = received + worth.at(-closed, bankruptcyPrice);
        ClosedPart part = new ClosedPart(Math.abs(received), surplus, equity(account), size[account] == 0);
        long fee = rules.left().toFund(part);
        cash[account] -= fee;
        fund.receive(time, 0, FundFlow.SURPLUS, fee);
        payForDebt(account);
    }

    private void payForDebt(int account) {
        if (size[account] == 0 && cash[account] < 0) {
            long owed = -cash[account];
            badDebt += owed - fund.pay(time, 0, owed);
            cash[account] = 0;
        }
    }

    private void sell(Lot<Integer> lot) {
        int holder = lot.origin();
        long limit = new LiquidationOrder(
                        -lot.size(), lot.bankruptcyPrice(), TimeInForce.IMMEDIATE_OR_CANCEL, LiquidationOrder.FOREVER)
                .limitTicks(tickSize);
        long cashBefore = cash[holder];
        long sold = -book.immediateOrCancel(holder, -lot.size(), limit, fills);
        if (sold != 0) {
            long surplus = cash[holder] - cashBefore - lot.remove(sold);
            cash[holder] -= surplus;
            if (surplus > 0) {
                fund.receive(time, 0, FundFlow.SURPLUS, surplus);
            } else {
                badDebt += -surplus - fund.pay(time, 0, -surplus);
            }
        }
    }

    LiquidatablePosition position(int account) {
        return new LiquidatablePosition(terms, size[account], mark, equity(account));
    }

    private Moment moment(int account) {
        long since = lastOrder[account] == Long.MIN_VALUE ? Moment.NEVER : time - lastOrder[account];
        return new Moment(since, book.bestBid() * tickSize, book.bestAsk() * tickSize, Long.MAX_VALUE / 1000, draw);
    }

    private void onFill(int maker, int taker, long price, long traded) {
        trade(maker, taker, traded, price * tickSize);
    }

    private void requireSmaller(int account, long before) {
        boolean within = before > 0
                ? size[account] >= 0 && size[account] <= before
                : size[account] <= 0 && size[account] >= before;
        if (!within) {
            throw new AssertionError("account " + account + " went from " + before + " to " + size[account]);
        }
    }
}
