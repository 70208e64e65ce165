package io.backstop.model.scenario;

/** What a report has on one side of its price. */
public enum ReportSide {
    /** At which somebody buys. */
    BID,
    /** At which somebody sells. */
    ASK
}
