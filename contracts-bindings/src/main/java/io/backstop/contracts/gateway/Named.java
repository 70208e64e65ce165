package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.sender.ContractCall;
import java.util.stream.IntStream;

/** The accounts that calls name whose only argument is a list of accounts. */
final class Named {

    private Named() {}

    /** Those of a call of the function with this signature; none if it is a call of another. */
    static int[] in(ContractCall call, String signature) {
        if (!call.calldata().startsWith("0x" + Calldata.selector(signature))) {
            return new int[0];
        }
        Words words = Words.ofArguments(call.calldata());
        return IntStream.range(0, Math.toIntExact(words.number(1)))
                .map(i -> Math.toIntExact(words.number(2 + i)))
                .toArray();
    }
}
