package io.backstop.model.venue;

import java.util.List;
import java.util.Map;

/**
 * Where and how a run happened on a chain.
 *
 * @param node name and version of the node, as it says itself
 * @param chainId the chain's id
 * @param addresses contract addresses by name, in order of deployment
 * @param transactions number of transactions sent
 * @param finalBlockHash hash of the last block of the run
 * @param droppedBlocks hashes of the blocks that reorganisations took out of the chain, first made first
 */
public record ChainFacts(
        String node,
        long chainId,
        Map<String, String> addresses,
        long transactions,
        String finalBlockHash,
        List<String> droppedBlocks) {

    /** Keeps the blocks as they are. */
    public ChainFacts {
        droppedBlocks = List.copyOf(droppedBlocks);
    }
}
