package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.web3j.protocol.core.Response;

/** An answer whose result is read as it stands. */
public final class JsonResponse extends Response<JsonNode> {

    /** The result; the null node where the node has none. */
    JsonNode result() {
        JsonNode result = getResult();
        return result == null ? NullNode.getInstance() : result;
    }
}
