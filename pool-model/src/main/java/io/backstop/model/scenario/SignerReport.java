package io.backstop.model.scenario;

import io.backstop.model.market.Report;

/**
 * What one signer signed.
 *
 * @param signer place among the feed's signers, from 0
 */
public record SignerReport(int signer, Report report) {}
