package io.backstop.keeper.sending;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.DeficitGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.keeper.SentBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The calls by which stake is slashed for deficits that wait, and sold: anybody may send them, nobody is paid for it. Not thread
 * safe.
 */
final class Upkeep {

    private final ChainConnection connection;
    private final List<ContractCall> calls;
    private final Map<String, ContractCall> underway = new HashMap<>();

    private Upkeep(ChainConnection connection, List<ContractCall> calls) {
        this.connection = connection;
        this.calls = calls;
    }

    /** Of all pockets of a market that keep deficits. */
    static Upkeep of(ChainConnection connection, PerpMarketGateway market) {
        List<ContractCall> calls = market.pockets().stream()
                .filter(pocket -> DeficitGateway.isAt(connection, pocket))
                .map(DeficitGateway::new)
                .flatMap(module -> Stream.of(module.slash(), module.cover()))
                .toList();
        return new Upkeep(connection, calls);
    }

    /** What would be carried out now and is not on its way. */
    List<ContractCall> due() {
        return calls.stream()
                .filter(call -> !underway.containsValue(call) && DeficitGateway.isDue(connection, call))
                .toList();
    }

    /** What of it an earlier life has on its way. */
    void resume(Map<String, ContractCall> kept) {
        kept.forEach((transaction, call) -> {
            if (calls.contains(call)) {
                underway.put(transaction, call);
            }
        });
    }

    /** It is on its way. */
    void sent(SentBatch batch, ContractCall call) {
        underway.put(batch.transaction(), call);
    }

    /** It is in a block, or never will be. */
    void completed(SentBatch batch) {
        underway.remove(batch.transaction());
    }
}
