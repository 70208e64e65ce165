package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.venue.Payer;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.Counterfactual.Step;
import io.backstop.simulator.counterfactual.Figures;
import io.backstop.simulator.report.CounterfactualTable.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What makes the difference between two venues, as JSON: for the summary and for the page's chart. */
final class CounterfactualJson {

    private static final String FIELD = "counterfactual";

    private CounterfactualJson() {}

    /** Writes the field of the summary, dollars; nothing where nobody asked. */
    static void writeSummary(JsonGenerator json, @Nullable Counterfactual compared) throws IOException {
        if (compared == null) {
            return;
        }
        JsonFields fields = new JsonFields(json);
        begin(json, compared);
        for (Step step : compared.steps()) {
            json.writeStartObject();
            json.writeArrayFieldStart("policies");
            for (String policy : step.policies()) {
                json.writeString(policy);
            }
            json.writeEndArray();
            fields.money("shortfall", step.change().shortfall());
            json.writeObjectFieldStart("paidBy");
            for (Payer payer : Payer.values()) {
                fields.money(payer.label(), step.change().paid(payer));
            }
            json.writeEndObject();
            fields.money("pendingShortfall", step.change().pending());
            fields.money("latencyTransfer", step.change().latencyTransfer());
            fields.money("lpResult", step.change().lpResult());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes the field of the chart: after each step each column of the table, micro-dollars. */
    static void writeChart(JsonGenerator json, @Nullable Counterfactual compared) throws IOException {
        if (compared == null) {
            return;
        }
        begin(json, compared);
        for (Step step : steps(compared)) {
            json.writeString(CounterfactualTable.label(step));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("figures");
        for (Column column : CounterfactualTable.of(compared).columns()) {
            figure(json, compared, column);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Where nobody asked for steps, the whole difference is one. */
    private static List<Step> steps(Counterfactual compared) {
        return compared.steps().isEmpty()
                ? List.of(new Step(List.of("all policies"), compared.difference()))
                : compared.steps();
    }

    private static List<Long> levels(Counterfactual compared, ToLongFunction<Figures> figure) {
        long level = figure.applyAsLong(compared.first().figures());
        List<Long> levels = new ArrayList<>(List.of(level));
        for (Step step : steps(compared)) {
            level = Math.addExact(level, figure.applyAsLong(step.change()));
            levels.add(level);
        }
        return levels;
    }

    /** As far as both go alike; the steps come next. */
    private static void begin(JsonGenerator json, Counterfactual compared) throws IOException {
        json.writeObjectFieldStart(FIELD);
        json.writeStringField("from", compared.from());
        json.writeStringField("to", compared.to());
        json.writeArrayFieldStart("steps");
    }

    private static void figure(JsonGenerator json, Counterfactual compared, Column column) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", column.words());
        json.writeArrayFieldStart("levels");
        for (long level : levels(compared, column.figure())) {
            json.writeNumber(level);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
