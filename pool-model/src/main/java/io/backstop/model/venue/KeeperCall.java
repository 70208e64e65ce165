package io.backstop.model.venue;

/** What a keeper wants done in one transaction. */
public final class KeeperCall {

    /** What it asks for. */
    public enum Kind {
        LIQUIDATION,
        FLAGGING,
        DELEVERAGING,
        WRITE_OFF
    }

    private static final int[] NOBODY = {};

    private final Kind kind;
    private final ReportedBatch batch;

    /** A call for these accounts with the reports that it brings. */
    public KeeperCall(Kind kind, ReportedBatch batch) {
        this.kind = kind;
        this.batch = batch;
    }

    /** The end of the wait of shortfalls. */
    public static KeeperCall writeOff() {
        return new KeeperCall(Kind.WRITE_OFF, new ReportedBatch(NOBODY, FeedReports.NONE));
    }

    /** What it asks for. */
    public Kind kind() {
        return kind;
    }

    /** For whom, and with which reports. */
    public ReportedBatch batch() {
        return batch;
    }
}
