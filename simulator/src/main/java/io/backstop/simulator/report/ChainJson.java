package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.venue.ChainFacts;
import java.io.IOException;
import java.util.Map;

/** Where a run on a chain can be looked up, in the summary. */
final class ChainJson {

    private ChainJson() {}

    /** Writes the field of a run that was on a chain. */
    static void write(JsonGenerator json, ChainFacts chain) throws IOException {
        json.writeObjectFieldStart("chain");
        json.writeNumberField("chainId", chain.chainId());
        json.writeObjectFieldStart("addresses");
        for (Map.Entry<String, String> address : chain.addresses().entrySet()) {
            json.writeStringField(address.getKey(), address.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("transactions", chain.transactions());
        json.writeStringField("finalBlockHash", chain.finalBlockHash());
        if (!chain.droppedBlocks().isEmpty()) {
            json.writeArrayFieldStart("droppedBlocks");
            for (String hash : chain.droppedBlocks()) {
                json.writeString(hash);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
