package io.backstop.keeper.sending;

import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One account, what it has on its way, and the newest price among that. Not thread safe. */
final class Lane {

    private final TransactionSender sender;
    private final PromptDelivery delivery;
    private @Nullable ContractCall price;
    private String carrier = "";

    Lane(TransactionSender sender, PromptDelivery delivery) {
        this.sender = sender;
        this.delivery = delivery;
    }

    TransactionSender sender() {
        return sender;
    }

    PromptDelivery delivery() {
        return delivery;
    }

    /** A batch that brings this price has been sent. */
    void brings(ContractCall update, SentBatch batch) {
        price = update;
        carrier = batch.transaction();
    }

    /** Whether this price is on its way already: whatever the account sends now comes after it, by its nonce. */
    boolean carries(ContractCall update) {
        return update.equals(price)
                && delivery.underway().stream()
                        .anyMatch(batch -> batch.transaction().equals(carrier));
    }

    /** The calls that are in no block yet. */
    Stream<ContractCall> calls() {
        Map<String, ContractCall> kept = sender.kept();
        return delivery.underway().stream()
                .map(batch -> kept.get(batch.transaction()))
                .filter(Objects::nonNull);
    }

    /** What all that is in no block yet may cost by the last offers for it, micro-dollars. */
    long mostCost(Bounty bounty) {
        Map<String, ContractCall> kept = sender.kept();
        return delivery.underway().stream()
                .map(SentBatch::transaction)
                .filter(kept::containsKey)
                .mapToLong(transaction ->
                        bounty.costOf(Objects.requireNonNull(kept.get(transaction)), sender.lastOffer(transaction)))
                .sum();
    }
}
