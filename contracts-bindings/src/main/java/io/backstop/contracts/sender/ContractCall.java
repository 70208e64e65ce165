package io.backstop.contracts.sender;

/**
 * A transaction before it is signed. The gas limit is fixed: an estimate would cost a request and would fail where the
 * contract refuses.
 *
 * @param contract address of the contract
 * @param calldata in hexadecimal with its prefix
 * @param gasLimit units of gas
 * @param wei that are sent with it
 */
public record ContractCall(String contract, String calldata, long gasLimit, long wei) {

    /** A call that sends no ether. */
    public ContractCall(String contract, String calldata, long gasLimit) {
        this(contract, calldata, gasLimit, 0);
    }

    /** The same call with so many wei. */
    public ContractCall paying(long value) {
        return new ContractCall(contract, calldata, gasLimit, value);
    }
}
