package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import java.util.List;

/** One account in one step: order by order until it is well, has to wait, or is taken over. */
final class SlowClosing {

    private static final int MOST_ROUNDS = 32;

    private final SlowEngine engine;
    private final SlowAccounts accounts;
    private final SlowMaths maths;
    private final SlowBook book;
    private final BookLiquidationSpec rules;
    private final SlowCase open;
    private final SlowAccount trader;
    private final long mark;
    private final SlowRow row;

    SlowClosing(
            SlowEngine engine,
            SlowAccounts accounts,
            SlowBook book,
            BookLiquidationSpec rules,
            SlowCase open,
            long mark) {
        this.engine = engine;
        this.accounts = accounts;
        this.book = book;
        this.rules = rules;
        this.open = open;
        this.mark = mark;
        maths = accounts.maths;
        trader = open.trader;
        row = open.frozen(maths, accounts.step, position().bankruptcyPrice());
    }

    void run() {
        boolean goesOn = advance();
        for (int round = 1; goesOn && round < MOST_ROUNDS; round++) {
            goesOn = !position().isCompliant() && advance();
        }
    }

    private SlowPosition position() {
        return SlowPosition.of(maths, trader, mark);
    }

    private boolean advance() {
        SlowPosition before = position();
        long sinceLast = open.orderedAt < 0 ? SlowStep.NEVER : (accounts.step - open.orderedAt) * engine.stepMillis();
        SlowStep step = SlowStep.of(rules, before, book, sinceLast);
        if (step.quantity() == 0) {
            return false;
        }
        if (step.takesOver()) {
            takeOver(before, step.quantity());
            return false;
        }
        return send(before, step) && goesOnAfter(before, step.rest());
    }

    private boolean send(SlowPosition before, SlowStep step) {
        open.orderedAt = accounts.step;
        long size = -Long.signum(before.size()) * step.quantity();
        List<SlowBook.Fill> fills = book.take(size, limit(before), step.wholly());
        long paid = accounts.trade(trader, fills);
        fills.forEach(fill -> engine.forced(trader, fill.size(), fill.price()));
        long closed = before.size() - trader.size;
        if (closed != 0) {
            engine.enter(open, row);
            row.part(accounts.step, closed, -paid, 0);
            long surplus = -paid + maths.worth(-closed, before.bankruptcyPrice());
            settle(Math.abs(paid), surplus);
        }
        return (closed != 0 || step.rest() != SlowStep.Rest.AGAIN) && trader.size != 0;
    }

    private long limit(SlowPosition position) {
        boolean sells = position.size() > 0;
        return switch (rules.order()) {
            case Order.Bankruptcy bankruptcy -> position.bankruptcyPrice();
            case Order.Market market -> sells ? 0 : Long.MAX_VALUE;
            case Order.Fillable fillable -> fillable(fillable, position);
            case Order.NearMarket near -> throw new IllegalArgumentException("waits: " + near);
        };
    }

    /** Where a part of the margin is lost, the larger the less is left; rounded against the account. */
    private long fillable(Order.Fillable rule, SlowPosition position) {
        long margin = position.margin();
        long missing = Math.max(0, margin - position.equity());
        long adjusted = SlowMaths.floor(missing, rule.adjustment(), SlowMaths.RATIO_ONE);
        long most = SlowMaths.floor(margin, rule.spread(), SlowMaths.RATIO_ONE);
        long off = adjusted >= margin ? most : SlowMaths.floor(most, adjusted, margin);
        long scale = maths.sizeUnit() * 100;
        return position.size() > 0
                ? Math.max(1, SlowMaths.floor(maths.worth(position.size(), mark) - off, scale, position.size()))
                : SlowMaths.ceil(maths.notional(position.size(), mark) + off, scale, -position.size());
    }

    private boolean goesOnAfter(SlowPosition before, SlowStep.Rest rest) {
        if (rest == SlowStep.Rest.TAKEN_OVER) {
            takeOver(before, Math.abs(trader.size));
        } else if (rest == SlowStep.Rest.TAKEN_OVER_UNLESS_WELL && !position().isCompliant()) {
            takeOver(position(), Math.abs(trader.size));
        }
        return rest == SlowStep.Rest.AGAIN;
    }

    /** Offers a quantity at the price of a position; who takes a part holds a lot of it. */
    private void takeOver(SlowPosition at, long quantity) {
        boolean isAll = quantity == Math.abs(trader.size);
        for (long part : engine.holders().taken(quantity, engine.grossOfLots(), mark)) {
            if (part != 0) {
                handOver(at, Long.signum(at.size()) * part);
            }
        }
        if (trader.size == 0) {
            settle(0, 0);
        } else {
            open.isOffered = isAll;
        }
    }

    /** With the last part the margin goes along, where it does. */
    private void handOver(SlowPosition at, long part) {
        engine.enter(open, row);
        boolean withMargin = rules.takeoverPrice() == TakeoverPrice.MARK_WITH_MARGIN;
        long price = withMargin ? mark : at.bankruptcyPrice();
        engine.forced(trader, -part, price);
        long cost = -accounts.trade(trader, accounts.engine, -part, price);
        if (withMargin && trader.size == 0 && trader.cash > 0) {
            cost -= trader.cash;
            accounts.pay(trader, accounts.engine, trader.cash, Reason.LIQUIDATION_SURPLUS);
        }
        engine.lots().add(new SlowLot(maths, row, at.bankruptcyPrice(), part, cost));
    }

    /** Whose the margin is that a close leaves. */
    private void settle(long notional, long surplus) {
        long left = position().equity();
        long flat = trader.size == 0 ? left : 0;
        switch (rules.marginLeft()) {
            case MarginLeft.Kept kept ->
                accounts.pay(trader, accounts.fund, Math.max(0, flat), Reason.LIQUIDATION_SURPLUS);
            case MarginLeft.Returned returned ->
                charge(SlowMaths.ceil(notional, returned.clearanceFee(), SlowMaths.RATIO_ONE), left);
            case MarginLeft.CappedPenalty penalty ->
                charge(Math.min(SlowMaths.ceil(notional, penalty.most(), SlowMaths.RATIO_ONE), surplus), left);
        }
    }

    private void charge(long amount, long left) {
        long fee = Math.max(0, Math.min(amount, left));
        row.charge(fee);
        accounts.pay(trader, accounts.fund, fee, Reason.LIQUIDATION_FEE);
    }
}
