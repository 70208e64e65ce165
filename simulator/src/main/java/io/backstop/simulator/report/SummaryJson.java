package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.oracle.path.FileGaps;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The figures of all runs for programs: money as JSON numbers in dollars with six decimals, exact. */
final class SummaryJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final JsonFields fields;
    private final int sizeDecimals;

    private SummaryJson(JsonGenerator json, int sizeDecimals) {
        this.json = json;
        fields = new JsonFields(json);
        this.sizeDecimals = sizeDecimals;
    }

    /** Writes the summary; equal comparisons give equal bytes. */
    static void write(Path file, Comparison comparison, Outcomes outcomes) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = FACTORY.createGenerator(writer)) {
            json.setPrettyPrinter(printer());
            new SummaryJson(json, LiquidationsCsv.decimals(comparison.scenario().sizeUnit()))
                    .comparison(comparison, outcomes);
            json.writeRaw('\n');
        }
    }

    /** Writes one run as it stands under {@code venues}. */
    static void writeVenue(Writer writer, VenueRun run, Comparison comparison, Outcomes outcomes) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(writer)) {
            new SummaryJson(json, LiquidationsCsv.decimals(comparison.scenario().sizeUnit()))
                    .venue(run, comparison, outcomes);
        }
    }

    private void comparison(Comparison comparison, Outcomes outcomes) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", comparison.scenario().name());
        json.writeNumberField("seed", comparison.scenario().seed());
        json.writeStringField("tapeHash", comparison.tape().hash());
        fields.money("openInterest", comparison.openInterest());
        json.writeNumberField("clampedBars", comparison.clampedBars());
        gaps(comparison.gaps());
        json.writeArrayFieldStart("venues");
        for (VenueRun run : comparison.runs()) {
            venue(run, comparison, outcomes);
        }
        json.writeEndArray();
        CounterfactualJson.writeSummary(json, comparison.counterfactual());
        LeftOutJson.write(json, comparison.leftOut());
        json.writeEndObject();
    }

    private void gaps(List<FileGaps> gaps) throws IOException {
        if (gaps.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("dataGaps");
        for (FileGaps file : gaps) {
            json.writeStartObject();
            json.writeStringField("file", file.file());
            json.writeNumberField("count", file.windows().size());
            json.writeNumberField("longestMillis", file.longestMillis());
            json.writeArrayFieldStart("first");
            for (TimeWindow window : file.windows()
                    .subList(0, Math.min(GapLines.MOST, file.windows().size()))) {
                json.writeStartObject();
                json.writeStringField(
                        "from", Instant.ofEpochMilli(window.fromMillis()).toString());
                json.writeStringField(
                        "to", Instant.ofEpochMilli(window.toMillis()).toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void venue(VenueRun run, Comparison comparison, Outcomes outcomes) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", run.id());
        json.writeStringField("kind", run.kind().label());
        json.writeStringField("feedHash", run.feedHash());
        json.writeStringField("ledgerHash", run.ledger().hash());
        fields.money("conservation", run.conservation());
        json.writeNumberField("liquidations", run.liquidationCount());
        fields.money("liquidatedNotional", run.liquidatedNotional());
        fields.money("shortfall", run.shortfall());
        fields.money("latencyTransfer", run.latencyTransfer());
        attribution(run.attribution());
        paidBy(run.paidBy());
        rests(run);
        refusals(run);
        interventions(run);
        interruptions(
                InterruptionLines.of(comparison.venue(run.id())),
                comparison.tape().grid());
        fields.money("firstLossCapital", run.firstLossCapital());
        result(run, comparison);
        new OutcomeJson(json, comparison.tape().grid()).write(run, outcomes);
        json.writeEndObject();
    }

    private void attribution(Attribution causes) throws IOException {
        json.writeObjectFieldStart("attribution");
        for (Cause cause : Cause.values()) {
            fields.money(cause.label(), cause.of(causes));
        }
        json.writeEndObject();
    }

    private void paidBy(Map<Payer, Long> paidBy) throws IOException {
        json.writeObjectFieldStart("paidBy");
        for (Map.Entry<Payer, Long> paid : paidBy.entrySet()) {
            fields.money(paid.getKey().label(), paid.getValue());
        }
        json.writeEndObject();
    }

    private void rests(VenueRun run) throws IOException {
        fields.money("feesWaived", run.feesWaived());
        fields.money("unpaidClaims", run.unpaidClaims());
        fields.money("badDebt", run.paidBy().getOrDefault(Payer.BAD_DEBT, 0L));
        fields.money("pendingShortfall", run.pendingShortfall());
    }

    private void refusals(VenueRun run) throws IOException {
        json.writeObjectFieldStart("refusals");
        json.writeNumberField("count", run.refusals().size());
        fields.money("notional", FigureRow.refusedNotional(run));
        json.writeEndObject();
    }

    private void interventions(VenueRun run) throws IOException {
        if (run.interventions().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("interventions");
        for (MarketEvent.Intervened done : run.interventions()) {
            json.writeStartObject();
            json.writeNumberField("step", done.intervention().step());
            json.writeStringField("what", InterventionLines.what(done.intervention(), sizeDecimals));
            if (done.refusal() != null) {
                json.writeStringField("refused", done.refusal().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void interruptions(List<Interruption> interruptions, TimeGrid grid) throws IOException {
        if (interruptions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("interruptions");
        for (Interruption interruption : interruptions) {
            json.writeStartObject();
            json.writeStringField("kind", interruption.kind().label());
            json.writeNumberField("firstStep", interruption.firstStep(grid));
            json.writeNumberField("endStep", interruption.endStep(grid));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void result(VenueRun run, Comparison comparison) throws IOException {
        if (run.kind() == Kind.CEX) {
            new BookJson(fields).write(run, comparison);
        } else {
            new PoolJson(fields).write(run, comparison.tape().grid());
        }
        ChainFacts chain = run.chain();
        if (chain != null) {
            ChainJson.write(json, chain);
        }
    }

    /** An object's keys and a list's entries on a line each. */
    static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }
}
