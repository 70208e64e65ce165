package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.scenario.OrderQueueSpec;
import java.util.List;

/** Code and constructor arguments of the queue of two-step orders. */
public final class OrderQueueCreation {

    private static final int WORDS = 6;

    private OrderQueueCreation() {}

    /**
     * The queue that the market is wired to.
     *
     * @param feed at whose price orders are carried out, of whole reports
     * @param bounds addresses of the contracts made from {@code spec.bounds()}, in the same order
     */
    public static String queue(
            ContractCode code, OrderQueueSpec spec, String token, String market, String feed, List<String> bounds) {
        return Calldata.create(code.of("OrderQueue"))
                .address(token)
                .address(market)
                .address(feed)
                .number(spec.executionFee())
                .number(spec.lifetime())
                .number((long) WORDS * Calldata.WORD_BYTES)
                .addresses(bounds)
                .hex();
    }
}
