package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Questions whose answers are values, and whose refusals are exceptions. Threads may share it. */
final class Questions {

    private final Nodes nodes;

    Questions(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The number that a method returns. */
    long quantity(String method, Object... parameters) {
        Answer<JsonResponse> answer = nodes.exchange(method, List.of(parameters), JsonResponse.class);
        return answer.number(method, answer.checked(method).result());
    }

    /** What a method returns, the null node included. */
    JsonNode json(String method, Object... parameters) {
        return nodes.exchange(method, List.of(parameters), JsonResponse.class)
                .checked(method)
                .result();
    }
}
