package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/** Junior and senior providers of a pool: {@code Tranches.sol}. */
public final class TranchesGateway {

    private static final long DEPOSIT_GAS = 1_000_000;

    /** Where withdrawals are net of phantom, every account is looked at. */
    private static final long REVALUATION_GAS = 10_000_000;

    private final String tranches;

    /** The tranches at this address. */
    public TranchesGateway(String tranches) {
        this.tranches = tranches;
    }

    /** Deposits micro-dollars of the caller, who has approved it, for junior or senior shares of {@code receiver}. */
    public ContractCall deposit(boolean junior, long amount, String receiver) {
        String calldata = Calldata.call("deposit(uint8,uint256,address)")
                .number(tranche(junior))
                .number(amount)
                .address(receiver)
                .hex();
        return new ContractCall(tranches, calldata, DEPOSIT_GAS);
    }

    /** Redeems junior or senior shares of the caller for micro-dollars. */
    public ContractCall redeem(boolean junior, long shares, String receiver) {
        String calldata = Calldata.call("redeem(uint8,uint256,address)")
                .number(tranche(junior))
                .number(shares)
                .address(receiver)
                .hex();
        return new ContractCall(tranches, calldata, REVALUATION_GAS);
    }

    /** Junior or senior shares of this owner. */
    public long sharesOf(ChainConnection connection, boolean junior, String owner) {
        String call = Calldata.call("shareOf(uint8)").number(tranche(junior)).hex();
        String share = Words.of(connection.call(tranches, call)).address(0);
        return new VaultGateway(share).balanceOf(connection, owner);
    }

    /** Values both anew. */
    public ContractCall revalue() {
        return new ContractCall(tranches, Calldata.call("revalue()").hex(), REVALUATION_GAS);
    }

    /** What the junior was worth at the last valuation, micro-dollars. */
    public long juniorWorth(ChainConnection connection) {
        return Words.of(connection.call(tranches, Calldata.call("worth()").hex()))
                .number(0);
    }

    private static int tranche(boolean junior) {
        return junior ? 0 : 1;
    }
}
