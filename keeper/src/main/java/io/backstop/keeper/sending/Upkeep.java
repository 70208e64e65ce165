package io.backstop.keeper.sending;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.DeficitGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import java.util.List;
import java.util.stream.Stream;

/**
 * The calls by which stake is slashed for deficits that wait, and sold: anybody may send them, nobody is paid for it.
 */
final class Upkeep {

    private final ChainConnection connection;
    private final List<ContractCall> calls;

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

    /** What would be carried out now and is not among the calls that are on their way. */
    List<ContractCall> due(List<ContractCall> underway) {
        return calls.stream()
                .filter(call -> !underway.contains(call) && DeficitGateway.isDue(connection, call))
                .toList();
    }
}
