package io.backstop.model.cex;

/** Liquidation orders that wait; their owners are not those who quote. */
interface MetOrders {

    /** There are none. */
    MetOrders NONE = new MetOrders() {

        @Override
        public boolean owns(int account) {
            return false;
        }

        @Override
        public void fill(Party taker, int account, long size, long price) {
            throw new IllegalStateException("account " + account + " has no order that waits");
        }
    };

    /** Whether an order of this account in the book is one of them. */
    boolean owns(int account);

    /**
     * One of them is met.
     *
     * @param account of the trader
     * @param size positive where the taker buys
     * @param price 1e-8 dollar
     */
    void fill(Party taker, int account, long size, long price);
}
