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

    /** The least that {@code most} may be for what is first offered, wei per unit of gas: an eighth more. */
    public static long least(Fees fees) {
        return anEighthMore(fees.most());
    }

    /** What is offered at first, if more can be offered later. */
    Fees requireRoomFor(Fees fees) {
        if (most < least(fees)) {
            throw new IllegalArgumentException("the most must be at least %d, was %d".formatted(least(fees), most));
        }
        return fees;
    }

    /**
     * An eighth more of both, rounded up, as nodes compare both; all of the most where nothing would be left for another
     * eighth; nothing if an eighth more is more than the most.
     */
    Optional<Fees> raised(Fees fees) {
        long raised = anEighthMore(fees.most());
        if (raised > most) {
            return Optional.empty();
        }
        return Optional.of(new Fees(anEighthMore(raised) > most ? most : raised, anEighthMore(fees.tip())));
    }

    private static long anEighthMore(long wei) {
        return Math.addExact(wei, Math.ceilDiv(wei, PARTS));
    }
}
