package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.web3j.protocol.core.Response;

/** Asks for receipts, for many in whichever way the node takes. Threads may share it. */
final class ReceiptQuestions {

    /** Nodes bound how much they are asked at once, some at a hundred. */
    private static final int MOST_AT_ONCE = 100;

    private static final String RECEIPT = "eth_getTransactionReceipt";

    private final Nodes nodes;
    private final Questions questions;

    ReceiptQuestions(Nodes nodes) {
        this.nodes = nodes;
        questions = new Questions(nodes);
    }

    /** See {@link ChainConnection#receipt}. */
    Optional<Receipt> of(String transaction) {
        JsonNode receipt = questions.json(RECEIPT, transaction);
        return receipt.isNull() ? Optional.empty() : Optional.of(receiptOf(receipt));
    }

    /** See {@link ChainConnection#receipts}. */
    Map<String, Receipt> of(List<String> transactions) {
        Map<String, Receipt> receipts = new HashMap<>();
        for (int from = 0; from < transactions.size(); from += MOST_AT_ONCE) {
            List<String> some = transactions.subList(from, Math.min(transactions.size(), from + MOST_AT_ONCE));
            for (JsonNode receipt : all(some)) {
                if (!receipt.isNull()) {
                    Receipt read = receiptOf(receipt);
                    receipts.put(read.transaction(), read);
                }
            }
        }
        return receipts;
    }

    private List<JsonNode> all(List<String> transactions) {
        if (transactions.size() < 2) {
            return oneByOne(transactions);
        }
        return switch (nodes.receiptWay()) {
            case PIPELINE, BATCH -> atOnce(transactions);
            case BLOCK -> byBlocks(transactions);
            case SINGLE -> oneByOne(transactions);
        };
    }

    private List<JsonNode> oneByOne(List<String> transactions) {
        return transactions.stream().map(each -> questions.json(RECEIPT, each)).toList();
    }

    /** A node that takes no list any more is asked in another way from now on. */
    private List<JsonNode> atOnce(List<String> transactions) {
        Optional<List<JsonResponse>> answers = nodes.exchangeAll(
                RECEIPT, transactions.stream().<List<?>>map(List::of).toList());
        if (answers.isEmpty()) {
            return all(transactions);
        }
        return answers.get().stream().anyMatch(Response::hasError)
                ? oneByOne(transactions)
                : answers.get().stream().map(JsonResponse::result).toList();
    }

    /** Of each block one transaction tells which it is; then the block tells the others. */
    private List<JsonNode> byBlocks(List<String> transactions) {
        Set<String> missing = new LinkedHashSet<>(transactions);
        List<JsonNode> found = new ArrayList<>();
        while (!missing.isEmpty()) {
            String first = missing.iterator().next();
            missing.remove(first);
            JsonNode receipt = questions.json(RECEIPT, first);
            found.add(receipt);
            if (!receipt.isNull() && !missing.isEmpty()) {
                questions
                        .json("eth_getBlockReceipts", receipt.get("blockNumber").asText())
                        .forEach(other -> {
                            if (missing.remove(other.path("transactionHash").asText())) {
                                found.add(other);
                            }
                        });
            }
        }
        return found;
    }

    private static Receipt receiptOf(JsonNode receipt) {
        return new Receipt(
                receipt.get("transactionHash").asText(),
                ChainConnection.number(receipt.get("blockNumber")),
                ChainConnection.number(receipt.get("status")) == 1,
                ChainConnection.number(receipt.get("gasUsed")),
                receipt.has("effectiveGasPrice") ? ChainConnection.number(receipt.get("effectiveGasPrice")) : 0);
    }
}
