package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.venue.KeeperCall;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.ReportedBatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out what a keeper asks of the contracts of one pool. Each call tells whether it did anything at all. */
final class MirrorCalls {

    private static final int CALLER = -14;

    private final ReportedLiquidationMirror liquidation;
    private final @Nullable Deleverager deleverager;
    private final @Nullable ShortfallsMirror shortfalls;
    private final @Nullable FlagsMirror flags;

    MirrorCalls(PoolMirror pool) {
        liquidation = pool.liquidation();
        deleverager = pool.deleverager();
        shortfalls = pool.shortfalls();
        flags = pool.flags();
    }

    boolean carryOut(KeeperCall call) {
        return switch (call.kind()) {
            case LIQUIDATION ->
                liquidation.liquidate(call.batch().reports(), call.batch().accounts());
            case FLAGGING -> flag(call.batch());
            case DELEVERAGING -> deleverage(call.batch());
            case WRITE_OFF -> writeOff();
        };
    }

    /** Ends a call's flight, whatever came of it. */
    static void resolve(KeeperView view, KeeperCall call) {
        switch (call.kind()) {
            case LIQUIDATION, FLAGGING -> view.resolved(call.batch().accounts());
            case DELEVERAGING -> view.deleveragingResolved();
            case WRITE_OFF -> view.writeOffResolved();
        }
    }

    private boolean flag(ReportedBatch batch) {
        liquidation.bring(batch.reports(), Account.KEEPER);
        Objects.requireNonNull(flags).flagBatch(CALLER, batch.accounts());
        return true;
    }

    /** A call that the queue refuses changes nothing. */
    private boolean deleverage(ReportedBatch named) {
        liquidation.bring(named.reports(), Account.KEEPER);
        try {
            Objects.requireNonNull(deleverager).deleverage(named.accounts());
            return true;
        } catch (ContractRevert ignored) {
            // The contract would have changed nothing either; the keeper names anew.
            return false;
        }
    }

    private boolean writeOff() {
        try {
            Objects.requireNonNull(shortfalls).writeOff();
            return true;
        } catch (ContractRevert ignored) {
            // Winners bore it meanwhile.
            return false;
        }
    }
}
