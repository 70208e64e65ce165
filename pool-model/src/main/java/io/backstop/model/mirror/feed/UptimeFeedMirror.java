// Mirrors oracle/UptimeFeed.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;

/** Tells when the sequencer of a chain came back. Not thread safe. */
public final class UptimeFeedMirror implements Resumption {

    /** The caller who brings word of it. */
    public static final int MESSENGER = -2;

    private final BlockTime time;
    private long resumedAt;

    /** The feed of a chain whose sequencer was never down. */
    public UptimeFeedMirror(BlockTime time) {
        this.time = time;
    }

    /** Remembers that the sequencer came back at this time, epoch seconds. */
    public void sequencerResumed(int caller, long at) {
        if (caller != MESSENGER) {
            throw new ContractRevert("OnlyMessenger");
        }
        if (at <= resumedAt) {
            throw new ContractRevert("ReturnNotAfterLast", at, resumedAt);
        }
        if (at > time.seconds()) {
            throw new ContractRevert("ReturnInFuture", at, time.seconds());
        }
        resumedAt = at;
    }

    @Override
    public long resumedAt() {
        return resumedAt;
    }
}
