package io.backstop.model.cex.margin;

import java.util.List;

/** The assets that a venue takes as margin beside dollars, and their prices. Not thread safe; belongs to one run. */
public final class CollateralPrices {

    /** Of a venue that takes dollars only. */
    public static final CollateralPrices NONE = new CollateralPrices(List.of());

    private final List<CollateralAsset> assets;
    private final long[] prices;

    /** Assets that are counted from 0 in this order; nothing is worth anything yet. */
    public CollateralPrices(List<CollateralAsset> assets) {
        this.assets = List.copyOf(assets);
        prices = new long[assets.size()];
    }

    /** How many there are. */
    public int count() {
        return prices.length;
    }

    /** Sets the price of a whole unit of an asset, 1e-8 dollar. */
    public void price(int asset, long price) {
        if (price < 0) {
            throw new IllegalArgumentException("a price must not be negative, was " + price);
        }
        prices[asset] = price;
    }

    /** What an amount counts for in micro-dollars. */
    long value(int asset, long amount) {
        return assets.get(asset).value(amount, prices[asset]);
    }
}
