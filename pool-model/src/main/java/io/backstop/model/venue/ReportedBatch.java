package io.backstop.model.venue;

/** Accounts that a keeper wants closed, and the reports it brings for them. */
public final class ReportedBatch {

    private final int[] accounts;
    private final FeedReports reports;

    /** A batch in the order in which its accounts are to be closed. */
    public ReportedBatch(int[] accounts, FeedReports reports) {
        this.accounts = accounts.clone();
        this.reports = reports;
    }

    /** The accounts. */
    public int[] accounts() {
        return accounts.clone();
    }

    /** What is brought with them. */
    public FeedReports reports() {
        return reports;
    }
}
