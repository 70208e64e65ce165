package io.backstop.model.scenario;

/** What a book venue's contract is on. */
public enum ContractType {
    /** The coin; profit and margin are dollars. */
    LINEAR,
    /** One dollar; profit and margin are the coin, so that what backs the contract loses worth as the price falls. */
    INVERSE
}
