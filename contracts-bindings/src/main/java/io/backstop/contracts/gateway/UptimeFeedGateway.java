package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.ContractCall;

/** Word of a sequencer: {@code UptimeFeed.sol}. */
public final class UptimeFeedGateway {

    private static final long GAS = 80_000;

    private UptimeFeedGateway() {}

    /**
     * Tells a feed that the sequencer came back; only its messenger may.
     *
     * @param at epoch seconds, later than the last time and not in the future
     */
    public static ContractCall sequencerResumed(String feed, long at) {
        Calldata call = Calldata.call("sequencerResumed(uint64)").number(at);
        return new ContractCall(feed, call.hex(), GAS);
    }
}
