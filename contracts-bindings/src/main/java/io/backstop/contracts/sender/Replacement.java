package io.backstop.contracts.sender;

import java.util.Optional;

/**
 * When more is offered for a transaction that waits for a block, and how much at most.
 *
 * @param afterBlocks so many blocks without it after the last offer, positive
 * @param most wei per unit of gas that are offered in all at most
 */
public record Replacement(int afterBlocks, long most) {

    /** Nodes relay another transaction with the same nonce if it offers an eighth more (12.5 %), or less than that. */
    private static final long PARTS = 8;

    /** Checks the figures. */
    public Replacement {
        if (afterBlocks < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "blocks and price must be positive, were %d and %d".formatted(afterBlocks, most));
        }
    }

    /** What is offered at first: no more than the most. */
    Fees first(Fees fees) {
        return new Fees(Math.min(fees.most(), most), Math.min(fees.tip(), most));
    }

    /** An eighth more of both, rounded up, as nodes compare both; nothing if that is more than the most. */
    Optional<Fees> raised(Fees fees) {
        Fees raised = new Fees(anEighthMore(fees.most()), anEighthMore(fees.tip()));
        return raised.most() > most ? Optional.empty() : Optional.of(raised);
    }

    private static long anEighthMore(long wei) {
        return Math.addExact(wei, Math.ceilDiv(wei, PARTS));
    }
}
