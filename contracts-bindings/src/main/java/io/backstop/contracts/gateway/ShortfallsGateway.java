package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/**
 * Shortfalls that wait for those who may have to bear them: {@code Shortfalls.sol}.
 *
 * @param contract its address
 */
public record ShortfallsGateway(ChainConnection connection, String contract) {

    private static final long WRITE_OFF_GAS = 2_000_000;

    /** Anybody's end of the wait of those whose window has ended. */
    public ContractCall writeOff() {
        return new ContractCall(contract, Calldata.call("writeOff()").hex(), WRITE_OFF_GAS);
    }

    /** When the window of the shortfall that waits longest ends, epoch seconds; 0 if nothing waits. */
    public long windowEnd() {
        return Words.of(connection.call(contract, Calldata.call("windowEnd()").hex()))
                .number(0);
    }
}
