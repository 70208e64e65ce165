package io.backstop.model.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.ResumeGraceMirror;
import io.backstop.model.scenario.GateSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of {@code UptimeFeed.t.sol}: back at the second 1,000,000, told of 5 s later. */
class UptimeFeedMirrorTest {

    private static final long BACK = 1_000_000;
    private static final int STRANGER = -99;

    private final BlockTime time = new BlockTime();
    private final UptimeFeedMirror uptime = new UptimeFeedMirror(time);

    @Test
    void graceBeginsWhenTheSequencerCameBackAndNotWhenWordOfItLanded() {
        ResumeGraceMirror grace =
                new ResumeGraceMirror(new GateSpec.ResumeGrace(true, 300, List.of("LIQUIDATE")), uptime, time);
        time.set(BACK + 5);
        grace.check(Action.LIQUIDATE, 0, 0);

        uptime.sequencerResumed(UptimeFeedMirror.MESSENGER, BACK);

        time.set(BACK + 299);
        grace.check(Action.CLOSE, 0, 0);
        refuses("InGracePeriod", () -> grace.check(Action.LIQUIDATE, 0, 0));
        time.set(BACK + 300);
        grace.check(Action.LIQUIDATE, 0, 0);
    }

    @Test
    void onlyTheMessengerIsBelievedAndTimesOnlyRise() {
        time.set(BACK + 5);

        refuses("OnlyMessenger", () -> uptime.sequencerResumed(STRANGER, BACK));
        refuses("ReturnInFuture", () -> uptime.sequencerResumed(UptimeFeedMirror.MESSENGER, BACK + 6));
        uptime.sequencerResumed(UptimeFeedMirror.MESSENGER, BACK + 5);
        refuses("ReturnNotAfterLast", () -> uptime.sequencerResumed(UptimeFeedMirror.MESSENGER, BACK + 5));

        assertThat(uptime.resumedAt()).isEqualTo(BACK + 5);
    }

    private static void refuses(String error, Runnable call) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(call::run)
                .satisfies(revert -> assertThat(revert.error().name()).isEqualTo(error));
    }
}
