package io.backstop.model.cex.fund;

/**
 * One change of a fund.
 *
 * @param time epoch milliseconds
 * @param contract the contract that caused it, {@link Fund#NO_CONTRACT} for an injection
 * @param amount the fund's unit; negative where the fund paid
 * @param balance after the change
 */
public record FundEntry(long time, int contract, FundFlow flow, long amount, long balance) {}
