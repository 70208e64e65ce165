package io.backstop.model.ledger;

/**
 * One movement of value.
 *
 * @param step the step of the tape; −1 before it
 * @param from the account that gives
 * @param to the account that gets
 * @param asset what moves
 * @param amount its units, positive
 * @param reason why
 */
public record Transfer(int step, Account from, Account to, Asset asset, long amount, Reason reason) {

    /** Checks that the movement has a direction. */
    public Transfer {
        if (amount <= 0) {
            throw new IllegalArgumentException("transferred amount must be positive, was " + amount);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer needs two accounts, was " + from + " twice");
        }
    }
}
