package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.QuorumSpec;
import java.util.ArrayList;
import java.util.List;

/** Five signers, of whom three are heard; a minute of average; more than five minutes without a report are a silence. */
final class Given {

    static final QuorumSpec QUORUM = new QuorumSpec(5, 3);
    static final FeedHistorySpec HISTORY = new FeedHistorySpec(60, 300);

    private Given() {}

    /** A dollar of confidence and of either side, observed during the second before. */
    static Report report(long dollars, long time) {
        return new Report(price(dollars), price(1), price(dollars - 1), price(dollars + 1), time, time - 1);
    }

    /** The first signers, each with one of the prices. */
    static List<GivenReport> signed(long time, long... dollars) {
        List<GivenReport> reports = new ArrayList<>();
        for (int signer = 0; signer < dollars.length; signer++) {
            reports.add(GivenReport.signed(report(dollars[signer], time), signer));
        }
        return reports;
    }

    static long price(long dollars) {
        return dollars * 100_000_000;
    }
}
