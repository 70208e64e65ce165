package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookPolicies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Forced closes: every trader is looked at in every step; then the inventory is sold, then deleveraged. */
final class SlowEngine {

    private final SlowAccounts accounts;
    private final SlowMaths maths;
    private final SlowBook book;
    private final SlowSharing sharing;
    private final BookPolicies rules;
    private final long stepMillis;
    private final SlowTriggers triggers;
    private final SlowHolders holders;
    private final List<SlowRow> rows;
    private final List<SlowLot> lots = new ArrayList<>();
    private final Map<Integer, SlowCase> cases = new TreeMap<>();
    private final List<SlowRun.ForcedFill> forcedFills = new ArrayList<>();
    private final List<SlowRun.AdlFill> adlFills = new ArrayList<>();

    SlowEngine(
            SlowAccounts accounts,
            SlowBook book,
            SlowSharing sharing,
            BookPolicies rules,
            long stepMillis,
            List<SlowRow> rows) {
        this.rules = rules;
        this.stepMillis = stepMillis;
        triggers = new SlowTriggers(rules.deleveraging().triggers(), stepMillis);
        holders = new SlowHolders(rules.backstops(), accounts, stepMillis);
        this.accounts = accounts;
        this.book = book;
        this.sharing = sharing;
        this.rows = rows;
        maths = accounts.maths;
    }

    List<SlowLot> lots() {
        return lots;
    }

    SlowHolders holders() {
        return holders;
    }

    long stepMillis() {
        return stepMillis;
    }

    long grossOfLots() {
        return lots.stream().mapToLong(lot -> Math.abs(lot.size)).sum();
    }

    List<SlowRun.ForcedFill> forcedFills() {
        return forcedFills;
    }

    List<SlowRun.AdlFill> adlFills() {
        return adlFills;
    }

    /** What those who are being liquidated have less than nothing. */
    long openDeficit(long index) {
        return cases.values().stream()
                .mapToLong(open -> open.trader.size == 0 ? 0 : Math.max(0, -open.trader.equity(maths, index)))
                .sum();
    }

    /** The fund has its capital. */
    void open() {
        triggers.endOfStep(accounts.fund.cash, 0);
    }

    void run(long mark, long index, long previousIndex) {
        List<SlowAccount> due = liquidatable(mark);
        List.copyOf(cases.values()).stream()
                .filter(open -> open.trader.size != open.held || !isLiquidatable(open.trader, mark))
                .forEach(this::end);
        List<SlowCase> left = new ArrayList<>();
        due.stream().filter(trader -> isLiquidatable(trader, mark)).forEach(trader -> liquidate(trader, mark, left));
        if (!lots.isEmpty() || !left.isEmpty()) {
            passOn(mark, index, previousIndex, left);
        }
        triggers.endOfStep(accounts.fund.cash, lossOfLots(mark));
    }

    /** Sells the inventory and deleverages it, and those whom nobody has taken over. */
    private void passOn(long mark, long index, long previousIndex, List<SlowCase> left) {
        boolean isLeaving = holders.mustLeave();
        if (isLeaving) {
            lots.forEach(lot -> sell(lot, holders.exitPrice(lot.size > 0, mark)));
        } else if (triggers.allowsSales(accounts.fund.cash, lossOfLots(mark))) {
            lots.forEach(lot -> sell(lot, lot.size > 0 ? 0 : Long.MAX_VALUE));
        }
        lots.removeIf(lot -> lot.size == 0);
        SlowClosePrice closePrice = new SlowClosePrice(rules.deleveraging().price(), maths, mark, index, previousIndex);
        new SlowDeleveraging(accounts, sharing, rules.deleveraging(), triggers, closePrice, adlFills)
                .run(lots, left.stream().map(this::untaken).toList(), isLeaving);
        lots.removeIf(lot -> lot.size == 0);
        left.forEach(this::leave);
    }

    private long lossOfLots(long mark) {
        return lots.stream().mapToLong(lot -> lot.loss(mark)).sum();
    }

    private boolean isLiquidatable(SlowAccount trader, long mark) {
        return trader.size != 0 && trader.equity(maths, mark) < maths.maintenanceMargin(trader.size, mark);
    }

    /** Equity below the maintenance margin; the lowest equity ÷ margin first, then the lowest account id. */
    private List<SlowAccount> liquidatable(long mark) {
        Comparator<SlowAccount> byHealth = (a, b) -> Fraction.compare(
                a.equity(maths, mark),
                maths.maintenanceMargin(a.size, mark),
                b.equity(maths, mark),
                maths.maintenanceMargin(b.size, mark));
        return accounts.traders.values().stream()
                .filter(trader -> isLiquidatable(trader, mark))
                .sorted(byHealth.thenComparingInt(trader -> trader.name.id()))
                .toList();
    }

    private void liquidate(SlowAccount trader, long mark, List<SlowCase> left) {
        SlowCase open = cases.computeIfAbsent(trader.name.id(), account -> new SlowCase(trader));
        open.isOffered = false;
        long before = trader.size;
        new SlowClosing(this, accounts, book, rules.liquidation(), open, mark).run();
        open.held = trader.size;
        if (trader.size == 0) {
            cases.remove(trader.name.id());
            finish(open, mark);
        } else {
            trader.reducedFrom(before);
            if (SlowPosition.of(maths, trader, mark).equity() < 0) {
                left.add(open);
            }
        }
    }

    /** A flat account gets what is left, or its debt is paid. */
    private void finish(SlowCase open, long mark) {
        SlowAccount trader = open.trader;
        SlowRow row = Objects.requireNonNull(open.row);
        if (trader.cash < 0) {
            row.owe(-trader.cash);
            sharing.share(trader, accounts.payFromFund(trader, -trader.cash), mark);
        } else {
            row.keep(trader.cash);
            accounts.pay(trader, accounts.external, trader.cash, Reason.PAYOUT);
        }
    }

    /** Who is well again, or was changed by somebody else, is no longer being liquidated. */
    private void end(SlowCase open) {
        cases.remove(open.trader.name.id());
        if (open.row != null) {
            open.row.release(accounts.step, open.held);
        }
        if (open.trader.size != 0) {
            open.trader.changedAt = accounts.step;
        }
    }

    /** The row of a case counts from its first part on. */
    void enter(SlowCase open, SlowRow row) {
        if (open.row == null) {
            open.row = row;
            rows.add(row);
        }
    }

    private SlowDeleveraging.Untaken untaken(SlowCase open) {
        SlowAccount owner = open.trader;
        long bankruptcyPrice = maths.bankruptcyPrice(owner.cash, owner.size);
        SlowRow row = open.frozen(maths, accounts.step, bankruptcyPrice);
        SlowLot lot = new SlowLot(maths, row, bankruptcyPrice, owner.size, -owner.cash);
        return new SlowDeleveraging.Untaken(open, owner, lot, () -> enter(open, row));
    }

    private void leave(SlowCase open) {
        SlowAccount owner = open.trader;
        if (owner.size != open.held) {
            owner.reducedFrom(open.held);
            open.held = owner.size;
        }
        if (owner.size == 0) {
            cases.remove(owner.name.id());
        }
    }

    void forced(SlowAccount trader, long size, long price) {
        forcedFills.add(new SlowRun.ForcedFill(accounts.step, trader.name.id(), size, price));
    }

    /** Sells quote by quote, within a limit, for as long as the fund can pay the loss of a whole fill. */
    private void sell(SlowLot lot, long limit) {
        SlowBook.Quote best = book.best(lot.size > 0);
        while (lot.size != 0 && best != null && (lot.size > 0 ? best.price >= limit : best.price <= limit)) {
            long wanted = Long.signum(lot.size) * Math.min(Math.abs(lot.size), best.size);
            long part = lot.affordable(wanted, best.price, accounts.fund.cash);
            if (part != 0) {
                sell(lot, part, best.price);
            }
            best = part == wanted ? book.best(lot.size > 0) : null;
        }
    }

    private void sell(SlowLot lot, long part, long price) {
        long received = -accounts.trade(accounts.engine, book.take(-part, price));
        long loss = lot.remove(part) - received;
        if (loss > 0) {
            accounts.payFromFund(accounts.engine, loss);
        } else {
            accounts.pay(accounts.engine, accounts.fund, -loss, Reason.LIQUIDATION_SURPLUS);
        }
        lot.row.part(accounts.step, part, received, Math.max(0, loss));
    }
}
