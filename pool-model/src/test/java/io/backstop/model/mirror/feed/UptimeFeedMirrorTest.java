package io.backstop.model.mirror.feed;

import static io.backstop.model.mirror.feed.UptimeFeedMirror.MESSENGER;
import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.mirror.evm.BlockTime;
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

        uptime.sequencerResumed(MESSENGER, BACK);

        time.set(BACK + 299);
        grace.check(Action.CLOSE, 0, 0);
        assertRefused(() -> grace.check(Action.LIQUIDATE, 0, 0), "InGracePeriod", BACK + 300);
        time.set(BACK + 300);
        grace.check(Action.LIQUIDATE, 0, 0);
    }

    @Test
    void whileTheSequencerIsDownWhatWaitsIsRefusedAndTheGraceComesAfterwards() {
        ResumeGraceMirror grace =
                new ResumeGraceMirror(new GateSpec.ResumeGrace(true, 300, List.of("LIQUIDATE")), uptime, time);
        time.set(BACK + 5);

        uptime.sequencerDown(MESSENGER, BACK);

        time.set(BACK + 86_400);
        assertRefused(() -> grace.check(Action.LIQUIDATE, 0, 0), "SequencerIsDown", BACK);
        grace.check(Action.CLOSE, 0, 0);
        uptime.sequencerResumed(MESSENGER, BACK + 20);
        time.set(BACK + 319);
        assertRefused(() -> grace.check(Action.LIQUIDATE, 0, 0), "InGracePeriod", BACK + 320);
        time.set(BACK + 320);
        grace.check(Action.LIQUIDATE, 0, 0);
    }

    @Test
    void onlyTheMessengerIsBelievedAndTimesOnlyRise() {
        time.set(BACK + 5);

        assertRefused(() -> uptime.sequencerResumed(STRANGER, BACK), "OnlyMessenger");
        assertRefused(() -> uptime.sequencerDown(STRANGER, BACK), "OnlyMessenger");
        assertRefused(() -> uptime.sequencerResumed(MESSENGER, BACK + 6), "ChangeInFuture", BACK + 6, BACK + 5);
        uptime.sequencerDown(MESSENGER, BACK + 4);
        assertRefused(() -> uptime.sequencerDown(MESSENGER, BACK + 5), "SequencerIsDown", BACK + 4);
        assertRefused(() -> uptime.sequencerResumed(MESSENGER, BACK + 4), "ChangeNotAfterLast", BACK + 4, BACK + 4);
        assertThat(List.of(uptime.answer(), uptime.startedAt())).containsExactly(1, BACK + 4);
        uptime.sequencerResumed(MESSENGER, BACK + 5);
        assertRefused(() -> uptime.sequencerDown(MESSENGER, BACK + 5), "ChangeNotAfterLast", BACK + 5, BACK + 5);

        assertThat(List.of(uptime.answer(), uptime.startedAt())).containsExactly(0, BACK + 5);
        assertThat(uptime.resumedAt()).isEqualTo(BACK + 5);
    }
}
