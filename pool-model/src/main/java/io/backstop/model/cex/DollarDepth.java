package io.backstop.model.cex;

import io.backstop.model.cex.maker.DepthUnit;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.Settlement;
import io.backstop.model.units.FixedPoint;

/** What quoted dollars are of a contract: a notional of coins, or so many contracts on one dollar. */
record DollarDepth(ContractKind contract) {

    private static final long MONEY_ONE = 1_000_000;

    /** What amounts of a profile are. */
    DepthUnit unit() {
        return isLinear() ? DepthUnit.NOTIONAL : DepthUnit.SIZE;
    }

    /** The amount of micro-dollars, rounded down. */
    long amount(long dollars) {
        return isLinear() ? dollars : FixedPoint.mulDivFloor(dollars, contract.sizeUnit(), MONEY_ONE);
    }

    private boolean isLinear() {
        return contract.settlement() == Settlement.DOLLAR;
    }
}
