package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/** A vault of depositors, {@code LpPool.sol} or {@code SafetyModule.sol}. */
public final class VaultGateway {

    private static final long DEPOSIT_GAS = 300_000;

    private final String vault;

    /** The vault at this address. */
    public VaultGateway(String vault) {
        this.vault = vault;
    }

    /** Shares of all owners. */
    public long totalSupply(ChainConnection connection) {
        return Words.of(connection.call(vault, Calldata.call("totalSupply()").hex()))
                .number(0);
    }

    /** Deposits micro-dollars of the caller, who has approved it, for shares of {@code receiver}. */
    public ContractCall deposit(long amount, String receiver) {
        String calldata = Calldata.call("deposit(uint256,address)")
                .number(amount)
                .address(receiver)
                .hex();
        return new ContractCall(vault, calldata, DEPOSIT_GAS);
    }
}
