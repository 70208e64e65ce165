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
    private static final String WRITE_OFF = Calldata.call("writeOff()").hex();

    /** Anybody's end of the wait of those whose window has ended. */
    public ContractCall writeOff() {
        return new ContractCall(contract, WRITE_OFF, WRITE_OFF_GAS);
    }

    /** Whether this is a call of {@link #writeOff}. */
    public static boolean isWriteOff(ContractCall call) {
        return call.calldata().equals(WRITE_OFF);
    }

    /** When the window of the shortfall that waits longest ends, epoch seconds; 0 if nothing waits. */
    public long windowEnd() {
        return Words.of(connection.call(contract, Calldata.call("windowEnd()").hex()))
                .number(0);
    }
}
