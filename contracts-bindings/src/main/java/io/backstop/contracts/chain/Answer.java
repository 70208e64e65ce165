package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import org.web3j.protocol.core.Response;

/**
 * What a node answered, its refusals included.
 *
 * @param from the node that was asked; another may be in use by now
 */
record Answer<T extends Response<?>>(NodeLink from, T response) {

    /**
     * The answer, if it is no refusal.
     *
     * @throws ChainException if it is one, with the name of the node
     */
    T checked(String method) {
        return from.checked(method, response);
    }

    /**
     * A number of this answer.
     *
     * @throws ChainException if it is none, with the name of the node
     */
    long number(String method, JsonNode quantity) {
        return from.number(method, quantity);
    }
}
