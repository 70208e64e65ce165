package io.backstop.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.ContractError;
import org.junit.jupiter.api.Test;

class LiquidationOutcomeTest {

    @Test
    void aPositionThatRecoveredIsHealthyAndEverythingElseIsARefusal() {
        assertThat(LiquidationOutcome.of(7, ContractError.of("StillHealthy", 7L, 2000L, 1979L)))
                .isEqualTo(new LiquidationOutcome.StillHealthy(7, 2000, 1979));
        assertThat(LiquidationOutcome.of(7, ContractError.of("NoPosition", 7L)))
                .isEqualTo(new LiquidationOutcome.Refused(7, ContractError.of("NoPosition", 7L)));
    }
}
