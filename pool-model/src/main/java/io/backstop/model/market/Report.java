// Mirrors the struct of interfaces/IReportFeed.sol
package io.backstop.model.market;

/**
 * One observation of a price as a feed accepts it, or as a signer made it.
 *
 * @param price 1e-8 dollar
 * @param confidence half the width in which the price is believed to lie, 1e-8 dollar
 * @param bid 1e-8 dollar, at most the price
 * @param ask 1e-8 dollar, at least the price
 * @param publishTime when it was observed, epoch seconds; it holds until then
 * @param validFrom since when it holds, epoch seconds
 */
public record Report(long price, long confidence, long bid, long ask, long publishTime, long validFrom) {

    /** What a feed shows before its first report. */
    public static final Report NONE = new Report(0, 0, 0, 0, 0, 0);

    /** Whether a feed can accept it at all: {@code 0 < bid <= price <= ask}, and no time or confidence is negative. */
    public boolean isInOrder() {
        return bid > 0 && bid <= price && price <= ask && confidence >= 0 && validFrom >= 0 && validFrom <= publishTime;
    }
}
