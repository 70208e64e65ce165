// Mirrors the enum of maths/PriceValidityMaths.sol
package io.backstop.model.market;

/** What is wrong with a price, the worst first. */
public enum Validity {
    NON_POSITIVE(0),
    TOO_VOLATILE(1),
    TOO_UNCERTAIN(2),
    STALE(3),
    VALID(4);

    private final int code;

    Validity(int code) {
        this.code = code;
    }

    /** The number that stands for it in the contracts. */
    public int code() {
        return code;
    }
}
