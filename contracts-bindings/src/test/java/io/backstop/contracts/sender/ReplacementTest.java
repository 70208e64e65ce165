package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReplacementTest {

    /** 80, 90, then 101.25 rounded up; another eighth, 114.75, is more than 110, so that 110 itself comes last. */
    @Test
    void theLastOfferIsTheMost() {
        Replacement replacement = new Replacement(3, 110);

        assertThat(replacement.raised(new Fees(80, 8))).contains(new Fees(90, 9));
        assertThat(replacement.raised(new Fees(90, 9))).contains(new Fees(110, 11));
        assertThat(replacement.raised(new Fees(110, 11))).isEmpty();
    }

    @Test
    void theMostItselfIsAnEighthMoreAtLeast() {
        assertThat(new Replacement(3, 90).raised(new Fees(80, 8))).contains(new Fees(90, 9));
        assertThat(new Replacement(3, 89).raised(new Fees(80, 8))).isEmpty();
    }

    @Test
    void aMostThatLeavesNoRoomIsRefused() {
        assertThat(Replacement.least(new Fees(80, 8))).isEqualTo(90);
        assertThat(new Replacement(3, 90).requireRoomFor(new Fees(80, 8))).isEqualTo(new Fees(80, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Replacement(3, 89).requireRoomFor(new Fees(80, 8)))
                .withMessage("the most must be at least 90, was 89");
    }

    /** An eighth more than 80 is 90. Where blocks cost 100 by now, an eighth more than that and the tip of 9 are 122. */
    @Test
    void atLeastWhatBlocksCostIsOffered() {
        Replacement replacement = new Replacement(3, 1000);

        assertThat(replacement.raised(new Fees(80, 8), 1000, 100)).contains(new Fees(122, 9));
        assertThat(replacement.raised(new Fees(80, 8), 1000, 50)).contains(new Fees(90, 9));
    }

    /** 100 may be offered for this one: 90 leave no room for another eighth, so all of it is. 89 are less than an eighth more. */
    @Test
    void aTransactionHasALimitOfItsOwn() {
        Replacement replacement = new Replacement(3, 1000);

        assertThat(replacement.raised(new Fees(80, 8), 100, 0)).contains(new Fees(100, 9));
        assertThat(replacement.raised(new Fees(80, 8), 89, 0)).isEmpty();
        assertThat(replacement.raised(new Fees(80, 8), 100, 100)).contains(new Fees(100, 9));
    }
}
