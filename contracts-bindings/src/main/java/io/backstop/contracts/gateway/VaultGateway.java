package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/** A vault of depositors, {@code LpPool.sol} or {@code SafetyModule.sol}. */
public final class VaultGateway {

    private static final long DEPOSIT_GAS = 300_000;

    /** A pool that nets its losses reads every position. */
    private static final long REDEEM_GAS = 20_000_000;

    private final String vault;

    /** The vault at this address. */
    public VaultGateway(String vault) {
        this.vault = vault;
    }

    /** Shares of all owners. */
    public long totalSupply(ChainConnection connection) {
        return read(connection, Calldata.call("totalSupply()"));
    }

    /** Deposits micro-dollars of the caller, who has approved it, for shares of {@code receiver}. */
    public ContractCall deposit(long amount, String receiver) {
        String calldata = Calldata.call("deposit(uint256,address)")
                .number(amount)
                .address(receiver)
                .hex();
        return new ContractCall(vault, calldata, DEPOSIT_GAS);
    }

    /** Redeems shares of the caller for micro-dollars. */
    public ContractCall redeem(long shares, String owner) {
        String calldata = Calldata.call("redeem(uint256,address,address)")
                .number(shares)
                .address(owner)
                .address(owner)
                .hex();
        return new ContractCall(vault, calldata, REDEEM_GAS);
    }

    /** Gives shares of the caller to somebody else. */
    public ContractCall transfer(String receiver, long shares) {
        String calldata = Calldata.call("transfer(address,uint256)")
                .address(receiver)
                .number(shares)
                .hex();
        return new ContractCall(vault, calldata, DEPOSIT_GAS);
    }

    /** Announces that shares of the caller will leave a vault that has a cooldown. */
    public ContractCall startCooldown(long shares) {
        String calldata = Calldata.call("startCooldown(uint256)").number(shares).hex();
        return new ContractCall(vault, calldata, DEPOSIT_GAS);
    }

    /** What these shares would be paid now, whether they may leave or not. */
    public long previewRedeem(ChainConnection connection, long shares) {
        return read(connection, Calldata.call("previewRedeem(uint256)").number(shares));
    }

    /** Shares of this owner. */
    public long balanceOf(ChainConnection connection, String owner) {
        return read(connection, Calldata.call("balanceOf(address)").address(owner));
    }

    /** What all shares are worth at the on-chain mark, micro-dollars. */
    public long totalAssets(ChainConnection connection) {
        return read(connection, Calldata.call("totalAssets()"));
    }

    private long read(ChainConnection connection, Calldata call) {
        return Words.of(connection.call(vault, call.hex())).number(0);
    }
}
