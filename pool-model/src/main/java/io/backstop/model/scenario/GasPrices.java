package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import java.util.List;

/**
 * What gas costs while a tape runs, as two feeds show it, without delay.
 *
 * @param gasPrice gwei for a unit of gas (1e-8 gwei)
 * @param etherPrice dollars for an ether (1e-8 dollar)
 */
public record GasPrices(FeedTape gasPrice, FeedTape etherPrice) {

    /** A tenth of a gwei, as on a second layer, and 3000 dollars, all the time. */
    public static final GasPrices DEFAULT = new GasPrices(steady(10_000_000), steady(300_000_000_000L));

    /** A feed that shows one price all the time, 1e-8. */
    public static FeedTape steady(long price) {
        return new FeedTape(price, List.of());
    }

    void addTo(Hashes hashes) {
        gasPrice.addTo(hashes);
        etherPrice.addTo(hashes);
    }
}
