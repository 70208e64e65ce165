package io.backstop.simulator.report;

import static io.backstop.model.units.Decimals.MONEY;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.units.Decimals;
import java.io.IOException;
import java.util.List;

/** {@code cohorts} of a venue in the summary. */
final class CohortJson {

    private final JsonGenerator json;

    CohortJson(JsonGenerator json) {
        this.json = json;
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
        money("pnl", cohort.pnl());
        json.writeNumberField("liquidations", cohort.liquidations());
        money("liquidatedNotional", cohort.liquidated());
        money("residualReturned", cohort.residual());
        money("deleveragedNotional", cohort.deleveraged());
        money("profitLost", cohort.profitLost());
        json.writeNumberField("refusedOrders", cohort.refused());
        CohortOutcome.Hedge hedge = cohort.hedge();
        if (hedge != null) {
            json.writeObjectFieldStart("hedge");
            json.writeNumberField("broken", hedge.broken());
            json.writeNumberField("unhedgedMillis", hedge.unhedgedMillis());
            money("mostUnhedged", hedge.mostUnhedged());
            money("pnlElsewhere", hedge.pnlElsewhere());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void money(String field, long microDollars) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(Decimals.format(microDollars, MONEY));
    }
}
