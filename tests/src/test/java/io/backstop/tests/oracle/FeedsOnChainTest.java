package io.backstop.tests.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.FeedCreation;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.PullFeedMirror;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.feed.RequestCommitFeedMirror;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.VersionSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.oracle.signing.ReportDomain;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random reports, one call in each block, to a feed on chain and to its mirror. */
class FeedsOnChainTest {

    private static final int CALLS = 500;
    private static final QuorumSpec QUORUM = new QuorumSpec(5, 3);
    private static final FeedHistorySpec HISTORY = new FeedHistorySpec(60, 20);

    /** Wei for a price. */
    private static final long FEE = 3;

    private final BlockTime time = new BlockTime();
    private final Random random = new Random(7);
    private final RandomReports reports = new RandomReports(random);
    private final Set<String> refusals = new TreeSet<>();
    private final ReportChain chain = new ReportChain();
    private long now = ReportChain.GENESIS + 10;

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void aPullFeedDoesWhatItsMirrorDoes() {
        FeedSource.Pull spec = new FeedSource.Pull(QUORUM, 10, 30, HISTORY, ReportFigures.NONE, FEE);
        PullFeedMirror mirror = new PullFeedMirror(spec, time);
        String feed = chain.deploy(
                FeedCreation.pull(ContractCode.BUILT, spec, ReportChain.TREASURY, ReportChain.SIGNERS.addresses()));
        ReportFeedGateway gateway = new ReportFeedGateway(chain.connection(), feed);
        ReportDomain domain = ReportChain.domain(feed);
        for (int i = 0; i < CALLS; i++) {
            pass();
            RandomReports.Batch batch = reports.around(domain, stamp());
            long wei = wei();

            requireSame(gateway.update(batch.signed()).paying(wei), () -> mirror.update(batch.given(), wei));
            requireSameState(gateway, mirror);
        }
        assertThat(chain.connection().balanceWei(feed)).isEqualTo(mirror.collectedWei());
        assertThat(refusals)
                .containsExactly(
                        "BadSignature",
                        "DuplicateSigner",
                        "InsufficientFee",
                        "MissingSide",
                        "NoCommonInterval",
                        "NotEnoughSigners",
                        "ReportExpired",
                        "ReportInFuture",
                        "ReportNotAfterLast",
                        "ReportOutOfOrder",
                        "ReportsTooFarApart",
                        "UnknownSigner");
    }

    @Test
    void aRequestCommitFeedDoesWhatItsMirrorDoes() {
        FeedSource.RequestCommit spec =
                new FeedSource.RequestCommit(QUORUM, new VersionSpec(5, 2, 12, 30), HISTORY, ReportFigures.NONE, FEE);
        RequestCommitFeedMirror mirror = new RequestCommitFeedMirror(spec, time);
        String feed = chain.deploy(FeedCreation.requestCommit(
                ContractCode.BUILT, spec, ReportChain.TREASURY, ReportChain.SIGNERS.addresses()));
        ReportFeedGateway gateway = new ReportFeedGateway(chain.connection(), feed);
        ReportDomain domain = ReportChain.domain(feed);
        for (int i = 0; i < CALLS; i++) {
            pass();
            call(gateway, mirror, domain);
            requireSameState(gateway, mirror);
            assertThat(gateway.nextVersion()).isEqualTo(mirror.nextVersion());
        }
        assertThat(chain.connection().balanceWei(feed)).isEqualTo(mirror.collectedWei());
        for (long version = ReportChain.GENESIS; version <= now; version += 5) {
            if (mirror.priceOf(version) != 0) {
                assertThat(gateway.priceOf(version)).isEqualTo(mirror.priceOf(version));
                assertThat(gateway.isValid(version)).isEqualTo(mirror.isValid(version));
            }
        }
        assertThat(refusals)
                .contains(
                        "BadSignature",
                        "InsufficientFee",
                        "NoPendingVersion",
                        "ReportNotAfterLast",
                        "ReportOutsideVersion",
                        "VersionNotNext",
                        "VersionNotTimedOut",
                        "VersionTimedOut");
    }

    @Test
    void everyBoundRefusesWhatItsMirrorRefuses() {
        FeedSource.Pull spec = new FeedSource.Pull(QUORUM, 10, 30, HISTORY);
        PullFeedMirror mirror = new PullFeedMirror(spec, time);
        String feed = chain.deploy(
                FeedCreation.pull(ContractCode.BUILT, spec, ReportChain.TREASURY, ReportChain.SIGNERS.addresses()));
        ReportFeedGateway gateway = new ReportFeedGateway(chain.connection(), feed);
        List<BoundOnChain> bounds = BoundOnChain.all(chain, feed, mirror, time);
        for (int i = 0; i < CALLS; i++) {
            pass();
            if (i % 4 == 0) {
                RandomReports.Batch batch = reports.around(ReportChain.domain(feed), now);
                requireSame(gateway.update(batch.signed()), () -> mirror.update(batch.given()));
                pass();
            }
            BoundOnChain bound = bounds.get(random.nextInt(bounds.size()));
            Action action = random.nextInt(4) == 0 ? Action.CLOSE : Action.LIQUIDATE;
            long since = random.nextInt(8) == 0 ? 0 : mirror.report().publishTime() + 3 - random.nextInt(20);

            requireSame(
                    bound.call(action, Math.max(0, since)), () -> bound.mirror().check(action, 1, Math.max(0, since)));
        }
        assertThat(refusals)
                .contains("ChangeNotContained", "ReportBeforeChange", "ReportOutsideVersion", "ReportTooOld");
    }

    private void call(ReportFeedGateway gateway, RequestCommitFeedMirror mirror, ReportDomain domain) {
        long next = random.nextInt(10) == 0 ? mirror.versionAt(now) : mirror.nextVersion();
        boolean isLate = next != 0 && now > next + 30;
        switch (random.nextInt(isLate ? 14 : 8)) {
            case 0, 1, 2 -> requireSame(gateway.request(), mirror::request);
            case 3, 4, 5, 6 -> {
                RandomReports.Batch batch = reports.around(domain, stampFor(next, mirror));
                long wei = wei();
                requireSame(
                        gateway.commit(next, batch.signed()).paying(wei),
                        () -> mirror.commit(next, batch.given(), wei));
            }
            default -> requireSame(gateway.commitInvalid(next), () -> mirror.commitInvalid(next));
        }
    }

    /** Mostly within the version's time and not in the future, sometimes that of the last report. */
    private long stampFor(long version, RequestCommitFeedMirror mirror) {
        return switch (version == 0 ? 0 : random.nextInt(8)) {
            case 0 -> stamp();
            case 1, 2 -> Math.max(ReportChain.GENESIS, mirror.report().publishTime());
            default -> Math.min(now, version + 1 + random.nextInt(13));
        };
    }

    /** Mostly a few seconds, sometimes long enough to miss everything. */
    private void pass() {
        now += random.nextInt(15) == 0 ? 15 + random.nextInt(40) : 1 + random.nextInt(4);
        time.set(now);
    }

    /** Mostly the fee, sometimes too little or too much. */
    private long wei() {
        return switch (random.nextInt(8)) {
            case 0 -> FEE - 1;
            case 1 -> FEE + 4;
            default -> FEE;
        };
    }

    private long stamp() {
        return switch (random.nextInt(10)) {
            case 0 -> now + 1;
            case 1 -> now - 40 + random.nextInt(15);
            default -> now - random.nextInt(3);
        };
    }

    private void requireSame(ContractCall call, Runnable mirrored) {
        Optional<ContractError> expected = refusalOf(mirrored);
        expected.ifPresent(error -> refusals.add(error.name()));

        assertThat(chain.attempt(call, now)).isEqualTo(expected);
    }

    private static Optional<ContractError> refusalOf(Runnable mirrored) {
        try {
            mirrored.run();
            return Optional.empty();
        } catch (ContractRevert refused) {
            return Optional.of(refused.error());
        }
    }

    private static void requireSameState(ReportFeedGateway gateway, ReportFeed mirror) {
        assertThat(gateway.report()).isEqualTo(mirror.report());
        assertThat(gateway.average()).isEqualTo(mirror.average());
        assertThat(gateway.resumedAt()).isEqualTo(mirror.resumedAt());
    }
}
