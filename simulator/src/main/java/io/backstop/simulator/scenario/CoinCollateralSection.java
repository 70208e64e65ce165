package io.backstop.simulator.scenario;

import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** {@code collateral} of a book venue: coins instead of dollars, or beside them. */
final class CoinCollateralSection {

    private CoinCollateralSection() {}

    /** What traders post beside the contract's money; null if nothing is said. */
    static @Nullable CoinCollateralSpec read(Node venue, ContractType contract) {
        Node collateral = venue.optional("collateral");
        if (collateral == null) {
            return null;
        }
        collateral.allowOnly("asset", "haircut", "share");
        collateral.required("asset").oneOf("coin");
        if (contract == ContractType.INVERSE) {
            throw collateral.mistakeWithoutValue("must not stand beside contract: inverse, whose money is the coin");
        }
        Node haircut = collateral.required("haircut");
        long ratio = Quantity.share(haircut);
        if (ratio == FixedPoint.RATIO_ONE) {
            throw haircut.mistake("must be below 100%");
        }
        Node share = collateral.optional("share");
        return new CoinCollateralSpec(ratio, share == null ? FixedPoint.RATIO_ONE : Quantity.positiveShare(share));
    }
}
