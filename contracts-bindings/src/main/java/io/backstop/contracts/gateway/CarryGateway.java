package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;

/**
 * What positions owe for staying open: {@code Carry.sol}.
 *
 * @param contract its address
 */
public record CarryGateway(ChainConnection connection, String contract) {

    /** What an account owes the other traders in the newest block, micro-dollars; the notional has the sign of the side. */
    public long fundingOwed(int account, long entryNotional) {
        Calldata call = Calldata.call("owed(uint64,int64)").number(account).number(entryNotional);
        return Words.of(connection.call(contract, call.hex())).number(0);
    }
}
