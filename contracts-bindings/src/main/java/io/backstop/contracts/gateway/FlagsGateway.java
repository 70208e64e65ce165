package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.ContractCall;

/**
 * Flags of liquidatable accounts: {@code Flags.sol}.
 *
 * @param contract its address
 */
public record FlagsGateway(String contract) {

    private static final long FLAG_GAS = 250_000;

    /** Anybody's flag on an account that is liquidatable now. */
    public ContractCall flag(int account) {
        String calldata = Calldata.call("flag(uint64)").number(account).hex();
        return new ContractCall(contract, calldata, FLAG_GAS);
    }

    /** Anybody's word that an account is healthy. */
    public ContractCall unflag(int account) {
        String calldata = Calldata.call("unflag(uint64)").number(account).hex();
        return new ContractCall(contract, calldata, FLAG_GAS);
    }
}
