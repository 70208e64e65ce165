package io.backstop.contracts.sender;

/**
 * A transaction before it is signed. The gas limit is fixed: an estimate would cost a request and would fail where the
 * contract refuses.
 *
 * @param contract address of the contract
 * @param calldata in hexadecimal with its prefix
 * @param gasLimit units of gas
 */
public record ContractCall(String contract, String calldata, long gasLimit) {}
