package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.ContractCall;

/** What the governor decides: settlement prices, figures, roles. */
public final class GovernorGateway {

    private static final long GAS = 150_000;

    private GovernorGateway() {}

    /**
     * Fixes the price of a settleable feed for ever.
     *
     * @param price 1e-8 dollar, positive
     */
    public static ContractCall settleAt(String feed, long price) {
        return call(feed, Calldata.call("settleAt(int64)").number(price));
    }

    /** Changes a figure within its bounds. */
    public static ContractCall setParameter(String parameters, String name, long value) {
        return call(
                parameters,
                Calldata.call("setParameter(bytes32,int64)").name(name).number(value));
    }

    /**
     * Offers a role to an address, which then takes it.
     *
     * @param role its number in {@code IRoles.sol}
     */
    public static ContractCall offer(String roles, int role, String to) {
        return call(roles, Calldata.call("offer(uint8,address)").number(role).address(to));
    }

    /** Takes a role that was offered to the sender. */
    public static ContractCall take(String roles, int role) {
        return call(roles, Calldata.call("take(uint8)").number(role));
    }

    private static ContractCall call(String contract, Calldata calldata) {
        return new ContractCall(contract, calldata.hex(), GAS);
    }
}
