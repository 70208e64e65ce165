package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.scenario.SeededPosition;
import java.util.ArrayList;
import java.util.List;

/** The operator's transactions that open the positions of before the tape. */
public final class Openings {

    /** What fits a block of 30 million units of gas. */
    private static final int PER_TRANSACTION = 100;

    private Openings() {}

    /** The calls that open these positions in this order. */
    public static List<ContractCall> of(PerpMarketGateway market, List<SeededPosition> positions) {
        List<ContractCall> calls = new ArrayList<>();
        for (int from = 0; from < positions.size(); from += PER_TRANSACTION) {
            int to = Math.min(positions.size(), from + PER_TRANSACTION);
            calls.add(market.openFor(positions.subList(from, to).stream()
                    .map(position -> new Opening(position.account(), position.size(), position.collateral()))
                    .toList()));
        }
        return calls;
    }
}
