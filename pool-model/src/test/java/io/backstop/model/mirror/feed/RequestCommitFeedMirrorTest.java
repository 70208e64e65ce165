package io.backstop.model.mirror.feed;

import static io.backstop.model.mirror.feed.Given.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.VersionSpec;
import io.backstop.model.venue.ContractError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Perennial's figures: a version every 5 s, stamped 2 to 7 s later, settled within 30 s. */
class RequestCommitFeedMirrorTest {

    private final BlockTime time = new BlockTime();
    private final RequestCommitFeedMirror feed = new RequestCommitFeedMirror(
            new FeedSource.RequestCommit(Given.QUORUM, new VersionSpec(5, 2, 7, 30), Given.HISTORY), time);

    @BeforeEach
    void start() {
        time.set(1001);
    }

    @Test
    void aVersionIsAskedForAndThenSettled() {
        assertThat(feed.request()).isEqualTo(1005);
        assertThat(feed.request()).isEqualTo(1005);
        assertThat(feed.stateOf(1005)).isEqualTo(VersionState.PENDING);

        settle(1005, 2000, 1007);

        assertThat(feed.report()).isEqualTo(Given.report(2000, 1007));
        assertThat(feed.priceOf(1005)).isEqualTo(price(2000));
        assertThat(feed.isValid(1005)).isTrue();
        assertThat(feed.nextVersion()).isZero();
    }

    @Test
    void aVersionWithoutReportsCarriesThePriceOver() {
        feed.request();
        settle(1005, 2000, 1007);
        time.set(1010);
        feed.request();
        time.set(1040);
        refuse(() -> feed.commitInvalid(1010), "VersionNotTimedOut", 1010L, 1040L);
        time.set(1041);
        feed.commitInvalid(1010);

        assertThat(feed.stateOf(1010)).isEqualTo(VersionState.INVALID);
        assertThat(feed.priceOf(1010)).isEqualTo(price(2000));
        assertThat(feed.report()).isEqualTo(Given.report(2000, 1007));
    }

    @Test
    void versionsAreSettledInOrderAndInTime() {
        refuse(() -> feed.commitInvalid(1005), "NoPendingVersion");
        feed.request();
        time.set(1006);
        feed.request();
        refuse(() -> settle(1010, 2000, 1012), "VersionNotNext", 1010L, 1005L);
        refuse(() -> settle(1005, 2000, 1006), "ReportOutsideVersion", 1006L, 1007L, 1012L);
        refuse(() -> settle(1005, 2000, 1013), "ReportOutsideVersion", 1013L, 1007L, 1012L);
        time.set(1036);
        refuse(() -> feed.commit(1005, Given.signed(1007, 2000, 2000, 2000)), "VersionTimedOut", 1005L, 1035L);
        time.set(1035);
        feed.commit(1005, Given.signed(1012, 2000, 2000, 2000));
        refuse(() -> feed.commit(1010, Given.signed(1012, 2000, 2000, 2000)), "ReportNotAfterLast", 1012L, 1012L);
    }

    private void settle(long version, long dollars, long stamp) {
        time.set(stamp);
        feed.commit(version, Given.signed(stamp, dollars, dollars, dollars));
    }

    private static void refuse(ThrowingCallable call, String error, Long... values) {
        ContractRevert refused = catchThrowableOfType(ContractRevert.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.error()).isEqualTo(ContractError.of(error, values));
    }
}
