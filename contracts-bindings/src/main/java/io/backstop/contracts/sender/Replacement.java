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
        return raised(fees, most, 0);
    }

    /**
     * The same for one transaction, at least what blocks cost by now: less would wait in vain.
     *
     * @param cap the most that may be offered for this transaction
     * @param baseFee wei that a unit of gas costs in the newest block without any tip
     */
    Optional<Fees> raised(Fees fees, long cap, long baseFee) {
        long limit = Math.min(most, cap);
        long eighthMore = anEighthMore(fees.most());
        if (eighthMore > limit) {
            return Optional.empty();
        }
        long tip = anEighthMore(fees.tip());
        long enough = baseFee == 0 ? 0 : Math.min(limit, anEighthMore(baseFee) + tip);
        long raised = Math.max(eighthMore, enough);
        return Optional.of(new Fees(anEighthMore(raised) > limit ? limit : raised, tip));
    }

    private static long anEighthMore(long wei) {
        return Math.addExact(wei, Math.ceilDiv(wei, PARTS));
    }
}
