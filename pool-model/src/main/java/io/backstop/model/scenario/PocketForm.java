package io.backstop.model.scenario;

/** What a pocket is built as. */
public sealed interface PocketForm permits PocketForm.Usual, PocketForm.ProfitBuffer, TranchesSpec, DeficitSpec {

    /** What its account says: a purse, staked dollars, or the pool. */
    record Usual() implements PocketForm {}

    /** What the pool has won above what its shares cost, in place of a fee buffer. */
    record ProfitBuffer() implements PocketForm {}
}
