package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import io.backstop.simulator.counterfactual.LeftOut;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whom all venues replay without, as JSON. */
final class LeftOutJson {

    private LeftOutJson() {}

    /** Writes the field of the summary; nothing where nobody was to be left out. */
    static void write(JsonGenerator json, @Nullable LeftOut leftOut) throws IOException {
        if (leftOut == null) {
            return;
        }
        json.writeObjectFieldStart("leftOut");
        json.writeNumberField("accounts", leftOut.accounts().size());
        json.writeArrayFieldStart("refusals");
        for (Refusal refusal : leftOut.refusals()) {
            json.writeStartObject();
            json.writeNumberField("account", refusal.account());
            json.writeStringField("venue", refusal.venue());
            json.writeStringField("reason", refusal.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
