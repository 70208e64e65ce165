package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The book venue as its rules are written: every step looks at everything, nothing is remembered but state. */
final class SlowVenue {

    private final ScenarioTape tape;
    private final VenueSpec.Cex venue;
    private final SlowMaths maths;
    private final SlowAccounts accounts;
    private final SlowBook book = new SlowBook();
    private final SlowMaker maker;
    private final SlowMark mark;
    private final SlowDesk desk;
    private final SlowEngine engine;
    private final List<SlowRow> rows = new ArrayList<>();
    private final List<Long> marks = new ArrayList<>();
    private final List<Map<Account, Long>> cash = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private int emptyBooks;

    private SlowVenue(ScenarioTape tape, VenueSpec.Cex venue) {
        this.tape = tape;
        this.venue = venue;
        maths = SlowMaths.of(venue.rules());
        accounts = new SlowAccounts(maths);
        long stepMillis = tape.grid().stepMillis();
        maker = new SlowMaker(venue.book(), maths, stepMillis);
        mark = new SlowMark((MarkSpec.Median) venue.policies().mark(), stepMillis);
        SlowSharing sharing = new SlowSharing(accounts);
        desk = new SlowDesk(accounts, book, sharing, rows);
        engine = new SlowEngine(accounts, book, sharing, venue.policies(), stepMillis, rows);
    }

    /** Replays the whole tape. */
    static SlowRun run(ScenarioTape tape, VenueSpec.Cex venue) {
        SlowVenue run = new SlowVenue(tape, venue);
        run.seed();
        for (int step = 0; step < tape.grid().steps(); step++) {
            run.step(step);
        }
        return run.result();
    }

    private void seed() {
        accounts.pay(accounts.external, accounts.fund, firstLossCapital(), Reason.FUNDING);
        engine.open();
        for (SeededPosition position : tape.positions()) {
            SlowAccount trader = accounts.trader(position.account());
            accounts.pay(accounts.external, trader, position.collateral(), Reason.COLLATERAL);
            accounts.trade(trader, accounts.house, position.size(), position.entryPrice());
            trader.entryPrice = position.entryPrice();
        }
        if (venue.policies().trading().hasMarginedHouse() && accounts.house.size != 0) {
            openMarginedHouse();
        }
    }

    /** The skew, at the average of all traders on the larger side. */
    private void openMarginedHouse() {
        int larger = -Long.signum(accounts.house.size);
        long size = 0;
        long worth = 0;
        for (SeededPosition position : tape.positions()) {
            if (Long.signum(position.size()) == larger) {
                size += position.size();
                worth += maths.worth(position.size(), position.entryPrice());
            }
        }
        SlowAccount house = accounts.trader(tape.firstFreeAccount());
        house.entryPrice = Math.max(1, maths.averagePrice(worth, size));
        accounts.pay(accounts.external, house, venue.policies().trading().houseMargin(), Reason.COLLATERAL);
        accounts.trade(house, accounts.house, accounts.house.size, house.entryPrice);
    }

    /** The fund's balance in the scenario, or half a percent of the larger side of the seeded notional. */
    private long firstLossCapital() {
        if (venue.insuranceFund() != PocketSpec.DEFAULT_SHARE) {
            return venue.insuranceFund();
        }
        return Math.max(seededNotional(1), seededNotional(-1)) / 200;
    }

    private long seededNotional(int sign) {
        return tape.positions().stream()
                .filter(position -> Long.signum(position.size()) == sign)
                .mapToLong(position -> maths.notional(position.size(), position.entryPrice()))
                .sum();
    }

    private void step(int step) {
        accounts.step = step;
        long index = tape.indexPrice(step);
        PriceSeries own = tape.ownBookPrices().get(venue.id());
        maker.requote(book, own == null ? index : own.at(step));
        long now = mark.next(book, index, own == null ? book.lastTrade() : own.at(step));
        marks.add(now);
        for (TapeOrder order : tape.orders()) {
            if (order.step() == step) {
                desk.accept(order, now);
            }
        }
        engine.run(now, index, tape.indexPrice(Math.max(0, step - 1)));
        emptyBooks += book.best(true) == null || book.best(false) == null ? 1 : 0;
        cash.add(cashOfAll());
        sizes.add(accounts.all().stream().mapToLong(account -> account.size).sum());
    }

    private Map<Account, Long> cashOfAll() {
        Map<Account, Long> all = new HashMap<>();
        accounts.all().forEach(account -> all.put(account.name, account.cash));
        return all;
    }

    private SlowRun result() {
        long lastIndex = tape.indexPrice(tape.grid().steps() - 1);
        return new SlowRun(
                marks,
                accounts.transfers,
                rows.stream().map(row -> row.row(tape, marks)).toList(),
                desk.refusals(),
                engine.forcedFills(),
                engine.adlFills(),
                cash,
                sizes,
                engine.lots().stream().mapToLong(lot -> lot.loss(lastIndex)).sum(),
                engine.lots().size(),
                engine.openDeficit(lastIndex),
                emptyBooks);
    }
}
