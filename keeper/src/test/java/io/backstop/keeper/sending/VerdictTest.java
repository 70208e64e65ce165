package io.backstop.keeper.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.ContractError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "NoPosition, LOST_RACE",
        "StillHealthy, LOST_RACE",
        "ReportNotAfterLast, LOST_RACE",
        "NothingPending, LOST_RACE",
        "WindowOpen, LOST_RACE",
        "NothingToSlash, LOST_RACE",
        "NothingToSell, LOST_RACE",
        "StalePrice, MUST_WAIT",
        "ActionPaused, MUST_WAIT",
        "NoCapacity, MUST_WAIT",
        "NotFlagged, MUST_WAIT",
        "Panic, BUG",
        "NoReason, BUG",
        "OnlySelf, BUG",
        "Unknown0x12345678, BUG"
    })
    void whatARefusalMeans(String error, Verdict verdict) {
        assertThat(Verdict.of(ContractError.of(error))).isEqualTo(verdict);
    }
}
