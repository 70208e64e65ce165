package io.backstop.model.venue;

import io.backstop.model.units.Decimals;

/** Why a pool does not let somebody open, for a reader: the reserve in dollars, every other error as the contract tells it. */
public final class OpeningRefusal {

    private static final String RESERVE = "ReserveExceeded";

    private OpeningRefusal() {}

    /** The error in words, or as Solidity would write it. */
    public static String of(ContractError error) {
        return error.name().equals(RESERVE)
                ? "the pool would have to reserve %s, may at most %s"
                        .formatted(
                                dollars(error.values().get(0)),
                                dollars(error.values().get(1)))
                : error.toString();
    }

    private static String dollars(long microDollars) {
        return "$" + Decimals.format(microDollars, Decimals.MONEY);
    }
}
