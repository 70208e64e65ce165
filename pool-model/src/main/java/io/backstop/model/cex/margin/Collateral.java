package io.backstop.model.cex.margin;

/** What one account has posted beside its cash, in the assets' smallest units. Not thread safe. */
public final class Collateral {

    private final CollateralPrices prices;
    private final long[] amounts;

    /** Nothing is posted yet. */
    public Collateral(CollateralPrices prices) {
        this.prices = prices;
        amounts = new long[prices.count()];
    }

    /** How many assets the venue takes. */
    int assets() {
        return amounts.length;
    }

    /** How much of an asset there is; negative if it is owed. */
    public long amount(int asset) {
        return amounts[asset];
    }

    /**
     * Adds an amount, or takes one out if it is negative.
     *
     * @throws ArithmeticException if the sum does not fit 64 bits
     */
    public void add(int asset, long amount) {
        amounts[asset] = Math.addExact(amounts[asset], amount);
    }

    /** What all of it counts for in micro-dollars, each asset rounded down. */
    public long value() {
        long value = 0;
        for (int asset = 0; asset < amounts.length; asset++) {
            value = Math.addExact(value, prices.value(asset, amounts[asset]));
        }
        return value;
    }
}
