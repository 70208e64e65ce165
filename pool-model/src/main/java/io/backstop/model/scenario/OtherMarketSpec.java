package io.backstop.model.scenario;

import java.util.List;

/**
 * A market beside the scenario's own, for contracts of book venues. An account number is the same trader in all of them.
 *
 * @param underlying what the price is of; {@link BookContractsSpec#MAIN} for that of the scenario's own market
 * @param path its index; {@link PathSpec.Index} where that is the scenario's own
 * @param positions who has a position there before the tape
 * @param orders later orders in step order
 */
public record OtherMarketSpec(String underlying, PathSpec path, PositionsSpec positions, List<TapeOrder> orders) {

    /** Keeps the orders as they are. */
    public OtherMarketSpec {
        orders = List.copyOf(orders);
    }
}
