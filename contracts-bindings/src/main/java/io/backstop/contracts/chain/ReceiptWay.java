package io.backstop.contracts.chain;

/** How a node is asked for the receipts of many transactions; which of these it takes is looked at when a link to it is made. */
enum ReceiptWay {
    /** Over WebSockets: all questions without waiting for an answer in between. */
    PIPELINE,
    /** A list of questions in one request. */
    BATCH,
    /** All receipts of a block at once. */
    BLOCK,
    /** One by one. */
    SINGLE
}
