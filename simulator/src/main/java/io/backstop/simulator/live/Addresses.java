package io.backstop.simulator.live;

import io.backstop.model.scenario.InputException;

/** Addresses as users write them. */
public final class Addresses {

    static final String PATTERN = "0x[0-9a-fA-F]{40}";

    private Addresses() {}

    /**
     * Checks the address given for an option.
     *
     * @throws InputException if it is none
     */
    public static void require(String option, String address) {
        if (!address.matches(PATTERN)) {
            throw new InputException(
                    option + " \"" + address + "\" must be an address of 40 hexadecimal digits after 0x");
        }
    }
}
