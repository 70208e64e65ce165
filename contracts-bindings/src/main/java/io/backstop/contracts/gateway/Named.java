package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.sender.ContractCall;

/** Calls whose only argument is a list of the accounts that they name. */
final class Named {

    private Named() {}

    /** The calldata of the function with this signature. */
    static String calldata(String signature, int[] accounts) {
        return Calldata.call(signature)
                .number(Calldata.WORD_BYTES)
                .numbers(accounts)
                .hex();
    }

    /** The accounts of a call of the function with this signature; none if it is a call of another. */
    static int[] in(ContractCall call, String signature) {
        return call.calldata().startsWith("0x" + Calldata.selector(signature))
                ? Words.ofArguments(call.calldata()).numbers(1)
                : new int[0];
    }
}
