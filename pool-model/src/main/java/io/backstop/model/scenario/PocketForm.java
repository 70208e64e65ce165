package io.backstop.model.scenario;

/** What a pocket is built as. */
public sealed interface PocketForm permits PocketForm.Usual, TranchesSpec {

    /** What its account says: a purse, staked dollars, or the pool. */
    record Usual() implements PocketForm {}
}
