package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.GateSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flag of second 100 is ripe from 110 to 160. */
class FlagBookTest {

    private static final int[] BOTH = {7, 8};

    private final FlagBook book = new FlagBook(new GateSpec.Flags(10, 60));

    @ParameterizedTest
    @CsvSource({
        "109, true, false, false",
        "110, false, true, false",
        "160, false, true, false",
        "161, false, false, true"
    })
    void aKeeperWaitsLiquidatesAndFlagsAnew(long landing, boolean waits, boolean isRipe, boolean isUnflagged) {
        book.flagged(7, 100);

        book.landsAt(landing);

        assertThat(book.waits(7)).isEqualTo(waits);
        assertThat(book.ripe(BOTH)).isEqualTo(isRipe ? new int[] {7} : new int[0]);
        assertThat(book.unflagged(BOTH)).isEqualTo(isUnflagged ? BOTH : new int[] {8});
    }

    @Test
    void whoeverIsShownHealthyIsFlaggedAgain() {
        book.flagged(7, 100);
        book.unflagged(7);

        book.landsAt(120);

        assertThat(book.unflagged(BOTH)).isEqualTo(BOTH);
    }
}
