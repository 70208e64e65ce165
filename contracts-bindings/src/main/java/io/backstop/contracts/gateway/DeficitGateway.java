package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/** Stake that stands for deficits: {@code DeficitSafetyModule.sol}. Anybody may slash and cover. */
public final class DeficitGateway {

    private static final long GAS = 1_000_000;
    private static final String SLASH = Calldata.call("slash()").hex();
    private static final String COVER = Calldata.call("cover()").hex();

    private final ContractCall slash;
    private final ContractCall cover;

    /** The module at this address. */
    public DeficitGateway(String module) {
        slash = new ContractCall(module, SLASH, GAS);
        cover = new ContractCall(module, COVER, GAS);
    }

    /** Takes stake for deficits above the offset. */
    public ContractCall slash() {
        return slash;
    }

    /** Sells slashed stake and pays the pool. */
    public ContractCall cover() {
        return cover;
    }

    /** Whether this is a call of {@link #slash} or {@link #cover}. */
    public static boolean isOfStake(ContractCall call) {
        return call.calldata().equals(SLASH) || call.calldata().equals(COVER);
    }

    /** Whether a pocket at this address keeps deficits. */
    public static boolean isAt(ChainConnection connection, String pocket) {
        return isDue(
                connection, new ContractCall(pocket, Calldata.call("deficit()").hex(), GAS));
    }

    /** Whether a call of these would be carried out now. */
    public static boolean isDue(ChainConnection connection, ContractCall call) {
        return connection.wouldCarryOut(call.contract(), call.calldata());
    }
}
