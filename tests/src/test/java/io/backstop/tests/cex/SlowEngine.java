package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Forced closes: every trader is looked at in every step; then the inventory is sold, then deleveraged. */
final class SlowEngine {

    private final SlowAccounts accounts;
    private final SlowMaths maths;
    private final SlowBook book;
    private final SlowSharing sharing;
    private final BookDeleveragingSpec rules;
    private final SlowTriggers triggers;
    private final List<SlowRow> rows;
    private final List<SlowLot> lots = new ArrayList<>();
    private final List<SlowRun.ForcedFill> forcedFills = new ArrayList<>();
    private final List<SlowRun.AdlFill> adlFills = new ArrayList<>();

    SlowEngine(
            SlowAccounts accounts,
            SlowBook book,
            SlowSharing sharing,
            BookDeleveragingSpec rules,
            long stepMillis,
            List<SlowRow> rows) {
        this.rules = rules;
        triggers = new SlowTriggers(rules.triggers(), stepMillis);
        this.accounts = accounts;
        this.book = book;
        this.sharing = sharing;
        this.rows = rows;
        maths = accounts.maths;
    }

    List<SlowLot> lots() {
        return lots;
    }

    List<SlowRun.ForcedFill> forcedFills() {
        return forcedFills;
    }

    List<SlowRun.AdlFill> adlFills() {
        return adlFills;
    }

    /** The fund has its capital. */
    void open() {
        triggers.endOfStep(accounts.fund.cash, 0);
    }

    void run(long mark, long index, long previousIndex) {
        liquidatable(mark).forEach(this::liquidate);
        if (!lots.isEmpty()) {
            if (triggers.allowsSales(accounts.fund.cash, lossOfLots(mark))) {
                lots.forEach(this::sell);
            }
            SlowClosePrice closePrice = new SlowClosePrice(rules.price(), maths, mark, index, previousIndex);
            new SlowDeleveraging(accounts, sharing, rules, triggers, closePrice, adlFills).run(lots);
            lots.removeIf(lot -> lot.size == 0);
        }
        triggers.endOfStep(accounts.fund.cash, lossOfLots(mark));
    }

    private long lossOfLots(long mark) {
        return lots.stream().mapToLong(lot -> lot.loss(mark)).sum();
    }

    /** Equity below the maintenance margin; the lowest equity ÷ margin first, then the lowest account id. */
    private List<SlowAccount> liquidatable(long mark) {
        Comparator<SlowAccount> byHealth = (a, b) -> Fraction.compare(
                a.equity(maths, mark),
                maths.maintenanceMargin(a.size, mark),
                b.equity(maths, mark),
                maths.maintenanceMargin(b.size, mark));
        return accounts.traders.values().stream()
                .filter(trader -> trader.size != 0)
                .filter(trader -> trader.equity(maths, mark) < maths.maintenanceMargin(trader.size, mark))
                .sorted(byHealth.thenComparingInt(trader -> trader.name.id()))
                .toList();
    }

    private void liquidate(SlowAccount trader) {
        SlowRow row = new SlowRow(maths, trader, true, accounts.step);
        rows.add(row);
        List<SlowBook.Fill> fills = book.take(-trader.size, row.bankruptcyPrice());
        long before = trader.size;
        long paid = accounts.trade(trader, fills);
        fills.forEach(fill -> forced(trader, fill.size(), fill.price()));
        if (trader.size != before) {
            row.part(accounts.step, before - trader.size, -paid, 0);
        }
        if (trader.size != 0) {
            forced(trader, -trader.size, row.bankruptcyPrice());
            long size = trader.size;
            long received = -accounts.trade(trader, accounts.engine, -size, row.bankruptcyPrice());
            lots.add(new SlowLot(maths, row, size, received));
        }
        accounts.pay(trader, accounts.fund, trader.cash, Reason.LIQUIDATION_SURPLUS);
    }

    private void forced(SlowAccount trader, long size, long price) {
        forcedFills.add(new SlowRun.ForcedFill(accounts.step, trader.name.id(), size, price));
    }

    /** Sells quote by quote for as long as the fund can pay the loss of a whole fill. */
    private void sell(SlowLot lot) {
        SlowBook.Quote best = book.best(lot.size > 0);
        while (lot.size != 0 && best != null) {
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
