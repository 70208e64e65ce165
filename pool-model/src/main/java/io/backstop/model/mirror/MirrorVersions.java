package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.venue.HeldVersions;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.VersionCall;

/** A keeper of a feed that has to be asked: it asks for a price when somebody needs one. Not thread safe. */
final class MirrorVersions {

    private final PoolMirror pool;
    private final KeeperView view;
    private final OrderPhase orders;
    private final HeldVersions held;

    MirrorVersions(PoolMirror pool, KeeperView view, OrderPhase orders, HeldVersions held) {
        this.pool = pool;
        this.view = view;
        this.orders = orders;
        this.held = held;
    }

    /** The oldest version that is not settled; 0 if there is none. */
    long pending() {
        return pool.markVersions().nextVersion();
    }

    /** Delivers what is due in this step, after liquidations. */
    void deliver(int step) {
        held.release(step, this::carryOut);
    }

    /** Decides what the keeper's other decisions of this step have left to do. */
    void decide(int step) {
        held.decide(step, price -> orders.isWaiting() || view.finds(price));
    }

    private void carryOut(VersionCall call) {
        switch (call) {
            case VersionCall.Ask ignored -> pool.markVersions().request();
            case VersionCall.Settle settle -> pool.liquidation().bring(settle.reports(), Account.KEEPER);
            case VersionCall.GiveUp over -> giveUp(over.version());
        }
    }

    private void giveUp(long version) {
        try {
            pool.markVersions().commitInvalid(version);
        } catch (ContractRevert ignored) {
            // Somebody else has settled it; the contract would have changed nothing either.
        }
    }
}
