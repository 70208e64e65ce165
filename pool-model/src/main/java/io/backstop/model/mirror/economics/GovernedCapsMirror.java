// Mirrors economics/GovernedCaps.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.operations.ParametersMirror;

/** Caps of each side that the governor may change; the size is compared first. */
public record GovernedCapsMirror(ParametersMirror parameters) implements OpenInterestCaps {

    @Override
    public void requireWithin(OpenInterest interest, boolean isLong) {
        if (isLong) {
            require(interest.longSize(), "longSize");
            require(interest.longEntryNotional(), "longNotional");
        } else {
            require(interest.shortSize(), "shortSize");
            require(interest.shortEntryNotional(), "shortNotional");
        }
    }

    private void require(long interest, String name) {
        long cap = parameters.valueOf(name);
        if (interest > cap) {
            throw new ContractRevert("OpenInterestAboveCap", interest, cap);
        }
    }
}
