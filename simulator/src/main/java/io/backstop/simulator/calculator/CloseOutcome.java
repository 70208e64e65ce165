package io.backstop.simulator.calculator;

import java.util.List;

/**
 * Who gets what is left, or pays what is missing. Money is the venue's.
 *
 * @param equity of the position at the close; negative where something is missing
 * @param taken what the fund, or whoever gets the fees, takes of it
 * @param returned what goes back to the trader
 * @param paid in the order in which they pay; none where nothing is missing
 * @param beyond what none of them pays
 */
public record CloseOutcome(long equity, long taken, long returned, List<Paid> paid, long beyond) {

    /** Copies the list. */
    public CloseOutcome {
        paid = List.copyOf(paid);
    }

    /**
     * One payment.
     *
     * @param name of the pocket
     * @param amount that it pays
     * @param most that it could have paid
     */
    public record Paid(String name, long amount, long most) {}
}
