package io.backstop.model.cex.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.sharing.SettlementWindow.Clawback;
import org.junit.jupiter.api.Test;

class SettlementWindowTest {

    private static final long DAY = 86_400_000;

    private final SettlementWindow window = new SettlementWindow(DAY);

    @Test
    void aLossIsTakenBackFromTheNetResultsOfTheDay() {
        window.realise(DAY - 1, 1, 1_000_000); // the day before is settled
        window.realise(DAY, 1, 500);
        window.realise(DAY, 2, 400);
        window.realise(DAY + 1, 2, -100);
        window.realise(DAY + 2, 3, -50);
        window.realise(DAY + 3, 4, 200);

        // 100 over 500, 300 and 200.
        assertThat(window.clawBack(2 * DAY - 1, 100))
                .containsExactly(new Clawback(1, 50), new Clawback(2, 30), new Clawback(4, 20));
        // A second loss bears on what is left: 450, 270 and 180, of which there is no more than 900.
        assertThat(window.clawBack(2 * DAY - 1, 1000))
                .containsExactly(new Clawback(1, 450), new Clawback(2, 270), new Clawback(4, 180));
        assertThat(window.clawBack(2 * DAY - 1, 1)).isEmpty();
    }

    @Test
    void afterTheSettlementProfitsAreSafe() {
        window.realise(0, 1, 500);

        assertThat(window.clawBack(DAY, 100)).isEmpty();
        assertThatThrownBy(() -> window.realise(0, 1, 1)).hasMessage("time must not go back, was 0");
    }
}
