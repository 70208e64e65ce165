package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import org.web3j.crypto.Hash;

/**
 * A contract and what proves that it is still the one.
 *
 * @param address with its prefix, in lower case
 * @param codeHash Keccak-256 of the code at the address, with its prefix
 */
public record DeployedContract(String address, String codeHash) {

    /** The contract that is at an address now. */
    static DeployedContract at(String address, ChainConnection connection) {
        return new DeployedContract(address, Hash.sha3(connection.code(address)));
    }
}
