package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.FlagBook;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.ReportedBatch;
import io.backstop.model.venue.VenueReports;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A keeper whose decisions reach the market when its latency has passed. Not thread safe. */
final class MirrorKeeper {

    private static final int CALLER = -14;
    private static final int[] NOBODY = {};

    private final KeeperView view;
    private final ReportedLiquidationMirror liquidation;
    private final VenueReports reports;
    private final int mostPerBlock;
    private final HeldBatches<ReportedBatch> held;
    private final @Nullable Deleverager deleverager;
    private final @Nullable ShortfallsMirror shortfalls;
    private final HeldBatches<ReportedBatch> heldNames;
    private final HeldBatches<Runnable> heldWriteOffs;
    private final TimeGrid grid;
    private final long latencyMillis;
    private final @Nullable FlagBook book;
    private final @Nullable FlagsMirror flags;
    private final HeldBatches<ReportedBatch> heldFlags;
    private final Consumer<ReportedBatch> flagging = this::flag;
    private final Consumer<ReportedBatch> delivery = this::liquidate;
    private final Consumer<ReportedBatch> naming = this::deleverage;
    private final Runnable writingOff = this::writeOff;

    /**
     * A keeper of one venue.
     *
     * @param book the flags that its view knows; null if nobody is flagged
     */
    MirrorKeeper(
            KeeperView view,
            @Nullable FlagBook book,
            PoolMirror pool,
            VenueReports reports,
            ScenarioTape tape,
            long latencyMillis) {
        this.view = view;
        this.book = book;
        this.latencyMillis = latencyMillis;
        grid = tape.grid();
        flags = pool.flags();
        heldFlags = new HeldBatches<>(grid, latencyMillis);
        this.reports = reports;
        liquidation = pool.liquidation();
        deleverager = pool.deleverager();
        shortfalls = pool.shortfalls();
        mostPerBlock = tape.maxLiquidationsPerBlock();
        held = new HeldBatches<>(tape.grid(), latencyMillis);
        heldNames = new HeldBatches<>(tape.grid(), latencyMillis);
        heldWriteOffs = new HeldBatches<>(tape.grid(), latencyMillis);
    }

    /** Delivers what is due in this step. */
    void deliver(int step) {
        held.release(step, delivery);
        heldNames.release(step, naming);
        heldWriteOffs.release(step, Runnable::run);
        heldFlags.release(step, flagging);
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, Priced feed) {
        if (book != null) {
            book.landsAt(grid.seconds(grid.release(step, latencyMillis)));
        }
        int left = mostPerBlock;
        for (int which = 0; which < reports.choices() && left > 0; which++) {
            reports.choose(which);
            int[] accounts = view.decide(reports.markPrice(feed.price()), left);
            hold(held, step, book == null ? accounts : book.ripe(accounts));
            hold(heldFlags, step, book == null ? NOBODY : book.unflagged(accounts));
            left -= accounts.length;
        }
        decideLastResort(step, feed);
    }

    /** By the newest price: who waited long enough, and who is to be closed although he does not want to. */
    private void decideLastResort(int step, Priced feed) {
        if (view.decideWriteOff(grid.seconds(step))) {
            heldWriteOffs.hold(step, writingOff);
        }
        if (reports.choices() == 0) {
            return;
        }
        reports.choose(reports.choices() - 1);
        int[] named = view.decideDeleveraging(reports.markPrice(feed.price()));
        if (named.length > 0) {
            heldNames.hold(step, new ReportedBatch(named, reports.chosen()));
        }
    }

    private void hold(HeldBatches<ReportedBatch> batches, int step, int[] accounts) {
        if (accounts.length > 0) {
            batches.hold(step, new ReportedBatch(accounts, reports.chosen()));
            reports.sent(step);
        }
    }

    private void flag(ReportedBatch batch) {
        liquidation.bring(batch.reports(), Account.KEEPER);
        Objects.requireNonNull(flags).flagBatch(CALLER, batch.accounts());
        view.resolved(batch.accounts());
    }

    /** A call that the queue refuses changes nothing. */
    private void deleverage(ReportedBatch named) {
        liquidation.bring(named.reports(), Account.KEEPER);
        try {
            Objects.requireNonNull(deleverager).deleverage(named.accounts());
        } catch (ContractRevert ignored) {
            // The contract would have changed nothing either; the keeper names anew.
        } finally {
            view.deleveragingResolved();
        }
    }

    private void writeOff() {
        try {
            Objects.requireNonNull(shortfalls).writeOff();
        } catch (ContractRevert ignored) {
            // Winners bore it meanwhile.
        } finally {
            view.writeOffResolved();
        }
    }

    private void liquidate(ReportedBatch batch) {
        liquidation.liquidate(batch.reports(), batch.accounts());
        view.resolved(batch.accounts());
    }
}
