package io.backstop.model.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.VersionSpec;
import io.backstop.model.venue.ContractError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seven wei for each price, however many of the three signers' reports it is made of. */
class UpdateFeeMirrorTest {

    private static final long FEE = 7;

    private final BlockTime time = new BlockTime();
    private final PullFeedMirror pulled =
            new PullFeedMirror(new FeedSource.Pull(Given.QUORUM, 10, 30, Given.HISTORY, ReportFigures.NONE, FEE), time);
    private final RequestCommitFeedMirror asked = new RequestCommitFeedMirror(
            new FeedSource.RequestCommit(
                    Given.QUORUM, new VersionSpec(5, 2, 7, 30), Given.HISTORY, ReportFigures.NONE, FEE),
            time);

    @BeforeEach
    void start() {
        time.set(1000);
    }

    @Test
    void aPriceCostsTheFeeOnceAndWhatIsTooMuchTheFeedKeeps() {
        pulled.update(Given.signed(1000, 2000, 2000, 2000), FEE);
        assertThat(pulled.collectedWei()).isEqualTo(7);

        time.set(1001);
        pulled.update(Given.signed(1001, 1990, 1990, 1990), 100);
        assertThat(pulled.collectedWei()).isEqualTo(107);
    }

    @Test
    void lessThanTheFeeIsRefusedAndChangesNothing() {
        refuse(
                () -> pulled.update(Given.signed(1000, 2000, 2000, 2000), FEE - 1),
                ContractError.of("InsufficientFee", 6L, 7L));
        assertThat(pulled.report()).isEqualTo(Report.NONE);
        assertThat(pulled.collectedWei()).isZero();
    }

    @Test
    void whoeverIsOvertakenPaysNothing() {
        pulled.update(Given.signed(1000, 2000, 2000, 2000), FEE);
        refuse(
                () -> pulled.update(Given.signed(1000, 2000, 2000, 2000), 0),
                ContractError.of("ReportNotAfterLast", 1000L, 1000L));
        assertThat(pulled.collectedWei()).isEqualTo(7);
    }

    @Test
    void aVersionCostsTheFeeWhenItIsSettledWithReports() {
        long version = asked.request();
        time.set(1002);
        refuse(
                () -> asked.commit(version, Given.signed(1002, 2000, 2000, 2000)),
                ContractError.of("InsufficientFee", 0L, 7L));
        assertThat(asked.nextVersion()).isEqualTo(version);

        asked.commit(version, Given.signed(1002, 2000, 2000, 2000), FEE);
        assertThat(asked.collectedWei()).isEqualTo(7);
        assertThat(asked.nextVersion()).isZero();
    }

    private static void refuse(ThrowingCallable call, ContractError error) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(call)
                .extracting(ContractRevert::error)
                .isEqualTo(error);
    }
}
