package io.backstop.model.cex.inventory;

import io.backstop.model.cex.margin.ContractKind;

/** Money of sizes at prices. */
@FunctionalInterface
public interface Worth {

    /** What the taker pays for a signed size at a price, rounded down; negative where he is paid. */
    long at(long size, long price);

    /** Of a contract. Who buys an inverse one is paid coins: they are what he owes when the price falls. */
    static Worth of(ContractKind contract) {
        return (size, price) -> size > 0 == contract.worthRisesWithPrice()
                ? contract.worthDown(size, price)
                : -contract.worthUp(size, price);
    }
}
