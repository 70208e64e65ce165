package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.scenario.InputException;
import io.backstop.model.units.Hashes;
import io.backstop.simulator.onchain.PoolJob;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What other processes need to know of a deployed venue.
 *
 * @param chainId the chain's id
 * @param firstBlock the first block in which the venue may have left logs
 * @param scenario name of the scenario that described the venue
 * @param venue its id there
 * @param venueHash SHA-256 of all its parameters, and of whose reports it hears
 * @param tapeHash hash of the tape whose positions were opened
 * @param build of the contracts
 * @param publisher the account that may publish prices
 * @param operator the account that acts for the traders
 * @param contracts by name, in the order of deployment
 */
public record DeploymentRecord(
        long chainId,
        long firstBlock,
        String scenario,
        String venue,
        String venueHash,
        String tapeHash,
        Build build,
        String publisher,
        String operator,
        Map<String, DeployedContract> contracts) {

    /** Keeps the order. */
    public DeploymentRecord {
        contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts));
    }

    /** Whether there is a contract of this name: only MARKET venues have an {@code executionFeed}. */
    public boolean has(String name) {
        return contracts.containsKey(name);
    }

    /** The address of a contract that must be there. */
    public String address(String name) {
        DeployedContract contract = contracts.get(name);
        if (contract == null) {
            throw new IllegalArgumentException("the venue has no contract " + name);
        }
        return contract.address();
    }

    /** Whether it is of this venue, with these parameters and the positions of this tape. */
    boolean describes(String scenarioName, PoolJob job) {
        return scenario.equals(scenarioName)
                && venue.equals(job.venue().id())
                && venueHash.equals(hashOf(job))
                && tapeHash.equals(job.tape().hash());
    }

    /** Of all parameters of a venue, which are records down to the last, in their order, and of whose reports it hears. */
    static String hashOf(PoolJob job) {
        Hashes hashes = new Hashes().add(job.venue().toString());
        new TreeMap<>(job.signerAddresses()).forEach((feed, signers) -> hashes.add(feed + signers));
        return hashes.hex();
    }

    /**
     * Checks that this venue is on this chain.
     *
     * @param file where the record stands
     * @throws InputException if the chain has another id or other code at one of the addresses
     */
    public void requireOn(ChainConnection connection, Path file) {
        if (connection.chainId() != chainId) {
            throw new InputException("%s: chainId: %d, but the chain at %s has the id %d"
                    .formatted(file, chainId, connection.endpoint(), connection.chainId()));
        }
        contracts.forEach((name, contract) -> requireCode(connection, file, name, contract));
    }

    private static void requireCode(ChainConnection connection, Path file, String name, DeployedContract contract) {
        if (!DeployedContract.at(contract.address(), connection).equals(contract)) {
            throw new InputException(
                    "%s: contracts.%s: the chain at %s has other code or none at %s; was it started anew?"
                            .formatted(file, name, connection.endpoint(), contract.address()));
        }
    }
}
