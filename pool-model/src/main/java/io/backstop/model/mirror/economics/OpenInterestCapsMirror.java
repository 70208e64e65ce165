// Mirrors economics/OpenInterestCaps.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.OpenInterestCapsSpec;

/** Caps of each side, in the underlying and in dollars of entry notional; the size is compared first. */
public record OpenInterestCapsMirror(OpenInterestCapsSpec caps) implements OpenInterestCaps {

    @Override
    public void requireWithin(OpenInterest interest, boolean isLong) {
        if (isLong) {
            require(interest.longSize(), caps.longSize());
            require(interest.longEntryNotional(), caps.longNotional());
        } else {
            require(interest.shortSize(), caps.shortSize());
            require(interest.shortEntryNotional(), caps.shortNotional());
        }
    }

    private static void require(long interest, long cap) {
        if (interest > cap) {
            throw new ContractRevert("OpenInterestAboveCap", interest, cap);
        }
    }
}
