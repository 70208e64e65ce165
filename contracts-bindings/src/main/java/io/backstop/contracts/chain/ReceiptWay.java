package io.backstop.contracts.chain;

/** How a node is asked for the receipts of many transactions; which of these it takes is looked at when a link to it is made. */
enum ReceiptWay {
    /** Over WebSockets: all questions without waiting for an answer in between. */
    PIPELINE("without waiting in between"),
    /** A list of questions in one request. */
    BATCH("a hundred in one request"),
    /** All receipts of a block at once. */
    BLOCK("all of a block at once"),
    /** One by one. */
    SINGLE("one by one");

    private final String words;

    ReceiptWay(String words) {
        this.words = words;
    }

    /** As a user reads it. */
    @Override
    public String toString() {
        return words;
    }
}
