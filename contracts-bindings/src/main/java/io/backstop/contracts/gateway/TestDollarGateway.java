package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.ContractCall;

/** The dollar of local chains: {@code TestDollar.sol}. */
public final class TestDollarGateway {

    private static final long TRANSFER_GAS = 120_000;

    private final String token;

    /** The token at this address. */
    public TestDollarGateway(String token) {
        this.token = token;
    }

    /** Makes dollars out of nothing; {@code amount} in micro-dollars. */
    public ContractCall mint(String holder, long amount) {
        String calldata = Calldata.call("mint(address,uint256)")
                .address(holder)
                .number(amount)
                .hex();
        return new ContractCall(token, calldata, TRANSFER_GAS);
    }

    /** Lets {@code spender} take as much as it wants from the caller. */
    public ContractCall approveAll(String spender) {
        String calldata = Calldata.call("approve(address,uint256)")
                .address(spender)
                .largestNumber()
                .hex();
        return new ContractCall(token, calldata, TRANSFER_GAS);
    }
}
