// Mirrors maths/OrderMaths.sol
package io.backstop.model.market;

/** In which direction an order trades, and at which prices its owner wants it. */
public final class OrderMaths {

    private OrderMaths() {}

    /**
     * The direction in which the owner trades: 1 if he buys, -1 if he sells, 0 if nothing is traded. The contract has a
     * number of that sign.
     *
     * @param size of the order
     * @param held size of the position, which only a CLOSE asks for
     */
    public static int bought(OrderKind kind, long size, long held) {
        return switch (kind) {
            case OPEN, INCREASE -> Long.signum(size);
            case DECREASE -> -Long.signum(size);
            case CLOSE -> -Long.signum(held);
        };
    }

    /** Whether a buyer pays at most, a seller gets at least the acceptable price (1e-8 dollar); 0 accepts every price. */
    public static boolean isAcceptable(int bought, long price, long acceptablePrice) {
        if (bought == 0 || acceptablePrice == 0) {
            return true;
        }
        return bought > 0 ? price <= acceptablePrice : price >= acceptablePrice;
    }
}
