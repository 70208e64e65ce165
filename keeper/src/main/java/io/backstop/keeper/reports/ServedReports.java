package io.backstop.keeper.reports;

import io.backstop.model.market.Report;
import io.backstop.model.market.ReportMaths;
import io.backstop.model.market.SignedReport;
import java.util.List;

/** What a quorum of signers reports of one moment, as somebody serves it; nothing says yet that a feed takes it. */
record ServedReports(List<SignedReport> reports) {

    /** Checks that there is any. */
    ServedReports {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("there must be a report at least");
        }
    }

    /** The price that the feed makes of them (1e-8 dollar): their median, the lower one of two. */
    long price() {
        return ReportMaths.lowerMedian(
                reports.stream().mapToLong(signed -> signed.report().price()).toArray());
    }

    /** The time that the feed gives them, epoch seconds: the earliest of theirs. */
    long publishTime() {
        return reports.stream()
                .map(SignedReport::report)
                .mapToLong(Report::publishTime)
                .min()
                .orElseThrow();
    }
}
