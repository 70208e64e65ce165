package io.backstop.contracts.sender;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Transactions of several accounts that are to come into one block of a chain that makes its blocks itself: they are signed and
 * kept here while held, then handed to the node in two goes. First go those that cannot come into a block before another one
 * of their account, however many they are and however long they take; then, at once, the few for which they wait. Not thread safe.
 */
public final class HeldTransactions {

    private record Held(TransactionSender sender, String signed) {}

    private final List<TransactionSender> senders;
    private final List<Held> kept = new ArrayList<>();
    private boolean isHolding;

    private HeldTransactions(List<TransactionSender> senders) {
        this.senders = List.copyOf(senders);
    }

    /** Those of these senders, which send through it from now on. */
    public static HeldTransactions of(List<TransactionSender> senders) {
        HeldTransactions held = new HeldTransactions(senders);
        senders.forEach(sender -> sender.through(held));
        return held;
    }

    /** From now on what is sent is kept. */
    public void hold() {
        isHolding = true;
    }

    /** Whether nothing is kept. */
    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /**
     * Hands over what has to wait for another transaction of its account. Of accounts that tip the same nothing goes ahead,
     * because a node puts them in the order in which it got them; nor does what a node refuses as too far ahead.
     */
    public void sendAhead() {
        Set<TransactionSender> stopped =
                new HashSet<>(senders.stream().filter(this::sharesItsTip).toList());
        Set<TransactionSender> begun = new HashSet<>();
        List<Held> rest = new ArrayList<>();
        for (Held held : kept) {
            boolean isFirst = begun.add(held.sender);
            if (isFirst || stopped.contains(held.sender)) {
                rest.add(held);
            } else if (!held.sender.node().isTakenAhead(held.signed)) {
                stopped.add(held.sender);
                rest.add(held);
            }
        }
        kept.clear();
        kept.addAll(rest);
    }

    /** Hands over the rest in the order in which it was sent, and holds nothing any more. */
    public void release() {
        isHolding = false;
        kept.forEach(held -> held.sender.node().giveInTime(held.signed));
        kept.clear();
    }

    /** Keeps a transaction if it is to be held. */
    boolean keeps(TransactionSender sender, String signed) {
        if (isHolding) {
            kept.add(new Held(sender, signed));
        }
        return isHolding;
    }

    private boolean sharesItsTip(TransactionSender sender) {
        Predicate<TransactionSender> isOther = other -> !other.address().equals(sender.address());
        return senders.stream().filter(isOther).anyMatch(other -> other.tip() == sender.tip());
    }
}
