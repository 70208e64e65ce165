package io.backstop.model.scenario;

/**
 * The price in one signer's report.
 *
 * @param signer place among the feed's signers, from 0
 * @param price 1e-8 dollar, positive
 */
public record SignerVote(int signer, long price) {}
