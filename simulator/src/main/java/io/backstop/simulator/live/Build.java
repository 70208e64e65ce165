package io.backstop.simulator.live;

import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.units.Hashes;
import java.util.TreeMap;

/**
 * Which contracts were deployed.
 *
 * @param evm the rules for which they were compiled
 * @param hash SHA-256 of the creation code of all contracts, by their names
 */
public record Build(Hardfork evm, String hash) {

    /** That of this program for chains with these rules. */
    public static Build of(Hardfork evm) {
        Hashes hashes = new Hashes();
        new TreeMap<>(ContractCode.builtFor(evm).byName())
                .forEach((name, code) -> hashes.add(name).add(code));
        return new Build(evm, hashes.hex());
    }
}
