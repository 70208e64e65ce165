package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.model.venue.ContractError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.protocol.core.Response;

/** Calls of contracts that change nothing. Threads may share it. */
final class ContractViews {

    private static final String NEWEST = "latest";
    private static final int TIMES_OVERTAKEN = 20;

    private final Nodes nodes;
    private volatile String viewed = NEWEST;

    ContractViews(Nodes nodes) {
        this.nodes = nodes;
    }

    /** See {@link ChainConnection#viewAt}. */
    void viewAt(long block) {
        viewed = ChainConnection.hex(block);
    }

    /** See {@link ChainConnection#viewNewest}. */
    void viewNewest() {
        viewed = NEWEST;
    }

    /** See {@link ChainConnection#call}. */
    String call(String contract, String calldata) {
        String result = result(contract, Map.of("to", contract, "data", calldata), viewed);
        if (result.length() <= 2) {
            throw new NothingThereException(nodes.current().endpoint(), contract);
        }
        return result;
    }

    /** See {@link ChainConnection#wouldCarryOut}. */
    boolean wouldCarryOut(String contract, String calldata) {
        try {
            result(contract, Map.of("to", contract, "data", calldata), viewed);
            return true;
        } catch (ContractRevertException refused) {
            return false;
        }
    }

    /** See {@link ChainConnection#callAt}. */
    String callAt(String block, String contract, String calldata) {
        Map<String, String> call = Map.of("to", contract, "data", calldata);
        List<?> parameters = List.of(call, Map.of("blockHash", block));
        return told(nodes.exchange("eth_call", parameters, JsonResponse.class), block);
    }

    /** See {@link ChainConnection#callAs}. */
    String callAs(String account, String contract, String calldata, long wei) {
        return result(contract, from(account, contract, calldata, wei), viewed);
    }

    /** See {@link ChainConnection#refusalOf(String, String, String, long, boolean)}. */
    Optional<ContractError> refusalOf(
            String account, String contract, String calldata, long wei, boolean afterWaiting) {
        try {
            result(contract, from(account, contract, calldata, wei), afterWaiting ? "pending" : viewed);
            return Optional.empty();
        } catch (ContractRevertException e) {
            return Optional.of(e.error());
        }
    }

    private static Map<String, String> from(String account, String contract, String calldata, long wei) {
        return Map.of("from", account, "to", contract, "data", calldata, "value", ChainConnection.hex(wei));
    }

    private String result(String contract, Map<String, String> call, String block) {
        Answer<JsonResponse> answer = callNewest(call, block);
        JsonResponse response = answer.response();
        if (response.hasError() && isRevert(response.getError())) {
            String revert = String.valueOf(response.getError().getData());
            throw new ContractRevertException("call of " + contract, ContractErrors.decode(unquoted(revert)));
        }
        return told(answer, block);
    }

    /** Some nodes tell nothing, which is no refusal, of a block that they do not have. */
    private static String told(Answer<JsonResponse> answer, String block) {
        JsonNode result = answer.checked("eth_call").result();
        if (result.isNull()) {
            throw new BehindException(answer.from().endpoint(), block);
        }
        return result.asText();
    }

    /** Older nodes have no code of its own for it, and some do not tell the contract's bytes either. */
    private static boolean isRevert(Response.Error error) {
        return Refusal.of(error.getCode(), error.getMessage(), error.getData()) == Refusal.REVERT;
    }

    /** A node that keeps the newest state only may make a block between finding the newest one and reading it. */
    private Answer<JsonResponse> callNewest(Map<String, String> call, String block) {
        Answer<JsonResponse> answer = nodes.exchange("eth_call", List.of(call, block), JsonResponse.class);
        for (int again = 0; again < TIMES_OVERTAKEN && isOvertaken(answer.response()); again++) {
            answer = nodes.exchange(
                    "eth_call", List.of(call, block.equals(viewed) ? NEWEST : block), JsonResponse.class);
        }
        return answer;
    }

    private static boolean isOvertaken(JsonResponse answer) {
        return answer.hasError() && answer.getError().getMessage().contains("BlockOutOfRange");
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
