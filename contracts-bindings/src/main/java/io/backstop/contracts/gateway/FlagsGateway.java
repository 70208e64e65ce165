package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.scenario.GateSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Flags of liquidatable accounts: {@code Flags.sol}.
 *
 * @param contract its address
 */
public record FlagsGateway(String contract) {

    private static final long FLAG_GAS = 250_000;
    private static final String FLAG_BATCH = "flagBatch(uint64[])";

    /** The flags among what a market's gate asks; null if there are none. */
    static @Nullable FlagsGateway behind(String gate, ChainConnection connection) {
        return members(gate, connection).stream()
                .filter(member -> answer(member, "flagLimits()", connection) != null)
                .map(FlagsGateway::new)
                .findFirst()
                .orElse(null);
    }

    /** From when and until when after a flag an account is liquidated. */
    public GateSpec.Flags limits(ChainConnection connection) {
        Words words =
                Words.of(connection.call(contract, Calldata.call("flagLimits()").hex()));
        return new GateSpec.Flags(words.number(0), words.number(1));
    }

    /** Anybody's flag on an account that is liquidatable now. */
    public ContractCall flag(int account) {
        String calldata = Calldata.call("flag(uint64)").number(account).hex();
        return new ContractCall(contract, calldata, FLAG_GAS);
    }

    /** Anybody's flags on these accounts; what is refused leaves an event. */
    public ContractCall flagBatch(int[] accounts) {
        return new ContractCall(contract, Named.calldata(FLAG_BATCH, accounts), (accounts.length + 1) * FLAG_GAS);
    }

    /** The accounts that a call of {@link #flagBatch} names; none if it is another call. */
    public static int[] accountsOf(ContractCall call) {
        return Named.in(call, FLAG_BATCH);
    }

    /** Anybody's word that an account is healthy. */
    public ContractCall unflag(int account) {
        String calldata = Calldata.call("unflag(uint64)").number(account).hex();
        return new ContractCall(contract, calldata, FLAG_GAS);
    }

    /** What a list of gates asks, or the gate itself. */
    private static List<String> members(String gate, ChainConnection connection) {
        Words list = answer(gate, "gates()", connection);
        return list == null
                ? List.of(gate)
                : IntStream.range(0, Math.toIntExact(list.number(1)))
                        .mapToObj(i -> list.address(i + 2))
                        .toList();
    }

    /** Null if the contract has no such function. */
    private static @Nullable Words answer(String contract, String function, ChainConnection connection) {
        try {
            return Words.of(connection.call(contract, Calldata.call(function).hex()));
        } catch (ContractRevertException e) {
            return null;
        }
    }
}
