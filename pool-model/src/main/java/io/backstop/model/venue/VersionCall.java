package io.backstop.model.venue;

/** What a keeper does about the versions of a feed that is asked beforehand, when it does not liquidate. */
public sealed interface VersionCall {

    /** Asks for the next version. */
    record Ask() implements VersionCall {}

    /** Settles a version with a report. */
    record Settle(FeedReports reports) implements VersionCall {}

    /** Settles a version without a report after its time. */
    record GiveUp(long version) implements VersionCall {}
}
