package io.backstop.keeper.reports;

import java.net.URI;

/**
 * Where reports come from and by which contracts they are brought.
 *
 * @param server URL of http or https of whoever serves them
 * @param feed address of the feed that triggers, which takes reports
 * @param liquidation address of a ReportedLiquidation
 * @param health address of a ReportedHealth
 */
public record ReportSettings(URI server, String feed, String liquidation, String health) {}
