package io.backstop.contracts.sender;

import java.util.Optional;

/**
 * When more is offered for a transaction that waits for a block, and how much at most.
 *
 * @param afterBlocks so many blocks without it after the last offer, positive
 * @param most wei per unit of gas that are offered in all at most
 * @param settledAfter so many blocks after its nonce was used a transaction is given up: no reorganisation is expected then
 */
public record Replacement(int afterBlocks, long most, int settledAfter) {

    /** A reorganisation rarely drops more. */
    private static final int SETTLED_AFTER = 3;

    /** Nodes relay another transaction with the same nonce if it offers an eighth more (12.5 %), or less than that. */
    private static final long PARTS = 8;

    /** Checks the figures. */
    public Replacement {
        if (afterBlocks < 1 || most < 1 || settledAfter < 1) {
            throw new IllegalArgumentException(
                    "blocks and price must be positive, were %d, %d and %d".formatted(afterBlocks, most, settledAfter));
        }
    }

    /** For transactions that are given up three blocks after their nonces were used. */
    public Replacement(int afterBlocks, long most) {
        this(afterBlocks, most, SETTLED_AFTER);
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
        return raised(fees, most);
    }

    /** The same with a lower limit: the most that may be offered for this transaction. */
    Optional<Fees> raised(Fees fees, long cap) {
        long most = Math.min(this.most, cap);
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
