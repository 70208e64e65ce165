package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/** Asks what is in blocks. Threads may share it. */
final class BlockQuestions {

    private final Nodes nodes;
    private final Questions questions;

    BlockQuestions(Nodes nodes) {
        this.nodes = nodes;
        questions = new Questions(nodes);
    }

    /** The block of this number in hexadecimal, or of this name. */
    Block block(String which) {
        String method = "eth_getBlockByNumber";
        Answer<JsonResponse> answer = nodes.exchange(method, List.of(which, false), JsonResponse.class);
        JsonNode block = answer.checked(method).result();
        if (block.isNull()) {
            throw new BehindException(answer.from().endpoint(), which);
        }
        return new Block(
                ChainConnection.number(block.get("number")),
                block.get("hash").asText(),
                block.get("parentHash").asText(),
                ChainConnection.number(block.get("timestamp")),
                block.has("baseFeePerGas") ? ChainConnection.number(block.get("baseFeePerGas")) : 0);
    }

    /** See {@link ChainConnection#transactionsOf}. */
    long transactionsOf(long block, Set<String> senders) {
        long found = 0;
        for (JsonNode transaction : questions
                .json("eth_getBlockByNumber", ChainConnection.hex(block), true)
                .path("transactions")) {
            found += senders.contains(transaction.path("from").asText().toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        return found;
    }

    /** See {@link ChainConnection#logs}. */
    List<Log> logs(long first, long last, List<String> contracts) {
        NodeLink having = nodes.areSeveral() ? requireBlock(last) : null;
        Map<String, Object> filter = Map.of(
                "fromBlock", ChainConnection.hex(first), "toBlock", ChainConnection.hex(last), "address", contracts);
        Answer<EthLog> answer = nodes.exchange("eth_getLogs", List.of(filter), EthLog.class);
        if (having != null && answer.from() != having) {
            throw new BehindException(answer.from().endpoint(), ChainConnection.hex(last));
        }
        List<Log> logs = new ArrayList<>();
        for (EthLog.LogResult<?> result : answer.checked("eth_getLogs").getLogs()) {
            logs.add((Log) result.get());
        }
        return logs;
    }

    /** The node in use, which has this block. */
    private NodeLink requireBlock(long number) {
        String method = "eth_blockNumber";
        Answer<JsonResponse> answer = nodes.exchange(method, List.of(), JsonResponse.class);
        if (answer.number(method, answer.checked(method).result()) < number) {
            throw new BehindException(answer.from().endpoint(), ChainConnection.hex(number));
        }
        return answer.from();
    }
}
