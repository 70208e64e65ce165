package io.backstop.model.cex.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WaveLogTest {

    private final WaveLog log = new WaveLog();

    @Test
    void everyWaveIsAnnouncedBeforeAndReportedAfter() {
        log.announce(1000, 500);
        log.settle(report(400, 350));
        log.announce(2000, 300);
        log.settle(report(300, 370));

        assertThat(log.waves())
                .containsExactly(
                        new WaveLog.Published(1000, 500, report(400, 350)),
                        new WaveLog.Published(2000, 300, report(300, 370)));
        assertThat(log.waves().getFirst().spared()).isEqualTo(100);
        assertThat(log.undershoot()).isEqualTo(70); // only the second took less than its closes cost
    }

    @Test
    void noMoreIsTakenThanWasAnnounced() {
        log.announce(1000, 399);

        assertThatThrownBy(() -> log.settle(report(400, 350))).hasMessage("400 taken where 399 were announced");
        assertThat(log.waves()).isEmpty();
    }

    @Test
    void oneWaveFollowsTheOther() {
        assertThatThrownBy(() -> log.settle(report(0, 0))).hasMessage("0 taken where nothing was announced");
        log.announce(1000, 1);
        assertThatThrownBy(() -> log.announce(1001, 1)).hasMessage("the wave announced at 1000 is not settled yet");
    }

    private static WaveReport report(long taken, long needed) {
        return WaveReport.of(new Loss(taken, 0, needed, 0), taken, taken, 0, 1);
    }
}
