package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.outcome.CohortOutcome;
import java.io.IOException;
import java.util.List;

/** {@code cohorts} of a venue in the summary. */
final class CohortJson {

    private final JsonGenerator json;
    private final JsonFields fields;

    CohortJson(JsonGenerator json) {
        this.json = json;
        fields = new JsonFields(json);
    }

    void write(List<CohortOutcome> cohorts) throws IOException {
        if (cohorts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("cohorts");
        for (CohortOutcome cohort : cohorts) {
            write(cohort);
        }
        json.writeEndArray();
    }

    private void write(CohortOutcome cohort) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", cohort.members().name());
        json.writeNumberField("accounts", cohort.members().accounts());
        fields.money("pnl", cohort.pnl());
        json.writeNumberField("liquidations", cohort.liquidations());
        fields.money("liquidatedNotional", cohort.liquidated());
        fields.money("residualReturned", cohort.residual());
        fields.money("deleveragedNotional", cohort.deleveraged());
        fields.money("profitLost", cohort.profitLost());
        json.writeNumberField("refusedOrders", cohort.refused());
        CohortOutcome.Hedge hedge = cohort.hedge();
        if (hedge != null) {
            json.writeObjectFieldStart("hedge");
            json.writeNumberField("broken", hedge.broken());
            json.writeNumberField("unhedgedMillis", hedge.unhedgedMillis());
            fields.money("mostUnhedged", hedge.mostUnhedged());
            fields.money("pnlElsewhere", hedge.pnlElsewhere());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
