package io.backstop.model.scenario;

/** Which of the reports that it may bring a keeper brings. */
public enum ReportChoice {
    /** The one that says most about the present. */
    NEWEST,
    /** The one at which the trader whom it closes gets least: what the bounds on reports are for. */
    WORST_FOR_TRADER
}
