package io.backstop.model.cex;

/** What an account of one contract has in the venue's others, where its positions stand together. */
interface OtherPositions {

    /** Each position stands by itself. */
    OtherPositions NONE = new OtherPositions() {

        @Override
        public long equity(int account) {
            return 0;
        }

        @Override
        public long margin(int account, long size, long alone, boolean isOpening) {
            return alone;
        }

        @Override
        public void settle(Party flat) {}
    };

    /** Equity of the positions in the other contracts at their marks, micro-dollars. */
    long equity(int account);

    /**
     * Equity that the account needs in all contracts if its position in this one has a size.
     *
     * @param alone what that position needs alone
     * @param isOpening whether it is to be opened or to stay open
     */
    long margin(int account, long size, long alone, boolean isOpening);

    /** Moves what a trader has left who is flat here to his other positions, or from them what he owes as far as they can pay. */
    void settle(Party flat);
}
