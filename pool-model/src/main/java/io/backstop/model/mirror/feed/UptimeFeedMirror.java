// Mirrors oracle/UptimeFeed.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;

/** Tells whether the sequencer of a chain is up, and since when. Not thread safe. */
public final class UptimeFeedMirror implements Resumption {

    /** The caller who brings word of it. */
    public static final int MESSENGER = -2;

    private final BlockTime time;
    private boolean isDown;
    private long startedAt;

    /** The feed of a chain whose sequencer was never down. */
    public UptimeFeedMirror(BlockTime time) {
        this.time = time;
    }

    /** Remembers that the sequencer went down at this time, epoch seconds; refused while it is down already. */
    public void sequencerDown(int caller, long at) {
        change(caller, true, at);
    }

    /** Remembers that the sequencer came back at this time, epoch seconds. */
    public void sequencerResumed(int caller, long at) {
        change(caller, false, at);
    }

    /** 0 if the sequencer is up, 1 if it is down. */
    public int answer() {
        return isDown ? 1 : 0;
    }

    /** Since when that is the answer, epoch seconds; zero until there is word. */
    public long startedAt() {
        return startedAt;
    }

    @Override
    public long resumedAt() {
        if (isDown) {
            throw new ContractRevert("SequencerIsDown", startedAt);
        }
        return startedAt;
    }

    private void change(int caller, boolean down, long at) {
        if (caller != MESSENGER) {
            throw new ContractRevert("OnlyMessenger");
        }
        if (down && isDown) {
            throw new ContractRevert("SequencerIsDown", startedAt);
        }
        if (at <= startedAt) {
            throw new ContractRevert("ChangeNotAfterLast", at, startedAt);
        }
        if (at > time.seconds()) {
            throw new ContractRevert("ChangeInFuture", at, time.seconds());
        }
        isDown = down;
        startedAt = at;
    }
}
