package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.market.OrderKind;

/**
 * Orders in two steps: {@code OrderQueue.sol}.
 *
 * @param contract its address
 */
public record OrderQueueGateway(String contract) {

    private static final long REQUEST_GAS = 350_000;
    private static final long EXECUTE_GAS = 1_000_000;

    /** Asks for an order on an account of the sender's; what the arguments mean stands in {@code IOrderQueue.sol}. */
    public ContractCall request(OrderKind kind, int account, long size, long collateral, long acceptablePrice) {
        String calldata = Calldata.call("request((uint8,uint64,int64,int64,int64))")
                .number(codeOf(kind))
                .number(account)
                .number(size)
                .number(collateral)
                .number(acceptablePrice)
                .hex();
        return new ContractCall(contract, calldata, REQUEST_GAS);
    }

    /** Anybody's execution of a request, for its fee. */
    public ContractCall execute(long id) {
        String calldata = Calldata.call("execute(uint64)").number(id).hex();
        return new ContractCall(contract, calldata, EXECUTE_GAS);
    }

    /** The owner's end of a request, or anybody's after it ran out. */
    public ContractCall cancel(long id) {
        String calldata = Calldata.call("cancel(uint64)").number(id).hex();
        return new ContractCall(contract, calldata, REQUEST_GAS);
    }

    private static int codeOf(OrderKind kind) {
        return switch (kind) {
            case OPEN -> 0;
            case INCREASE -> 1;
            case DECREASE -> 2;
            case CLOSE -> 3;
        };
    }
}
