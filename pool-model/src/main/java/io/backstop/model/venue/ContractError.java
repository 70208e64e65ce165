package io.backstop.model.venue;

import java.util.List;

/**
 * A typed error of the contracts.
 *
 * @param name the error's name in Solidity
 * @param values its arguments in order; addresses and bytes are left out
 */
public record ContractError(String name, List<Long> values) {

    /** An error with these arguments. */
    public ContractError {
        values = List.copyOf(values);
    }

    /** The error with this name and these arguments. */
    public static ContractError of(String name, Long... values) {
        return new ContractError(name, List.of(values));
    }

    /** The error as Solidity would write it, such as {@code NoPosition(7)}. */
    @Override
    public String toString() {
        return name + values.toString().replace('[', '(').replace(']', ')');
    }
}
