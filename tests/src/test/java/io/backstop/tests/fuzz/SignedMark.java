package io.backstop.tests.fuzz;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import io.backstop.model.mirror.feed.GivenReport;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import java.util.List;
import java.util.stream.IntStream;

/** A mark feed of signed reports: three of five must agree, and a sixth is a stranger. */
final class SignedMark {

    static final int SIGNERS = 5;
    static final int QUORUM = 3;
    static final long MAX_AGE = 60;

    static final FeedSource.Pull SOURCE =
            new FeedSource.Pull(new QuorumSpec(SIGNERS, QUORUM), 60, MAX_AGE, new FeedHistorySpec(30, 30));

    private static final ReportSigners KEYS = ReportSigners.derived(1, "fuzz/markFeed", SIGNERS + 1);

    private SignedMark() {}

    /** Accounts of those who are heard. */
    static List<String> addresses() {
        return KEYS.addresses().subList(0, SIGNERS);
    }

    /** What the whole quorum signs. */
    static List<Integer> quorum() {
        return IntStream.range(0, QUORUM).boxed().toList();
    }

    /** The transaction of an update. */
    static ContractCall update(ChainConnection connection, String feed, Report report, List<Integer> signers) {
        ReportDomain domain = new ReportDomain(connection.chainId(), feed);
        List<SignedReport> signed = signers.stream()
                .map(signer -> KEYS.sign(domain, signer, report))
                .toList();
        return new ReportFeedGateway(connection, feed).update(signed);
    }

    /** The same for the mirror. */
    static List<GivenReport> given(Report report, List<Integer> signers) {
        return signers.stream()
                .map(signer -> GivenReport.signed(report, signer < SIGNERS ? signer : GivenReport.NOBODY))
                .toList();
    }
}
