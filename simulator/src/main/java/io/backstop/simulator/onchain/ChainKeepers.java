package io.backstop.simulator.onchain;

import io.backstop.keeper.Keeper;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who liquidates on a venue's chain. */
interface ChainKeepers {

    /** The first of them. */
    Keeper first();

    /** Where rewards go: first that of the account that carries orders out. */
    List<String> addresses();

    /** Their race; null where there is one without a name. */
    default @Nullable KeeperRace race() {
        return null;
    }

    /** Holds what each was told to have got against the balances of {@link #addresses}. */
    default void reconcile(PoolRun run, long[] balances) {}

    /** They learn what was before the tape, up to this block. */
    void catchUp(long block);

    /** What they could bring moves on to this step. */
    default void at(int step) {}

    /** Sends what comes into this step's block. */
    void send(int step);

    /** They hear what happened in this block. */
    default void note(int step, long block, List<MarketEvent> happened) {}

    /** They read this block, and decide at the end of its step. */
    void decide(int step, long block);
}
