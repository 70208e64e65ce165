package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.scenario.ActionNames;
import java.util.Collection;

/**
 * What the guardian stops: {@code Pause.sol}.
 *
 * @param contract its address
 */
public record PauseGateway(String contract) {

    private static final long PAUSE_GAS = 300_000;

    /** The guardian's stop of these actions, by name. */
    public ContractCall pause(Collection<String> actions) {
        return change("pause(uint256)", actions);
    }

    /** The governor's word that these actions go on, by name. */
    public ContractCall resume(Collection<String> actions) {
        return change("resume(uint256)", actions);
    }

    private ContractCall change(String function, Collection<String> actions) {
        String calldata =
                Calldata.call(function).number(ActionNames.setOf(actions)).hex();
        return new ContractCall(contract, calldata, PAUSE_GAS);
    }
}
