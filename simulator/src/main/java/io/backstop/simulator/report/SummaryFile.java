package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** {@code summary.json}: every figure of every run; money in dollars with six decimals. */
final class SummaryFile {

    private final JsonGenerator json;

    private SummaryFile(JsonGenerator json) {
        this.json = json;
    }

    static void write(Comparison comparison, Writer writer) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(writer)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            new SummaryFile(json).write(comparison);
            json.writeRaw('\n');
        }
    }

    private void write(Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", comparison.scenario().name());
        json.writeNumberField("seed", comparison.scenario().seed());
        json.writeStringField("tapeHash", comparison.tape().hash());
        json.writeStringField("command", comparison.command());
        json.writeNumberField("clampedBars", comparison.clampedBars());
        money(
                "openInterest",
                comparison.tape().openInterest(comparison.scenario().sizeUnit()));
        json.writeArrayFieldStart("venues");
        for (VenueRun run : comparison.runs()) {
            venue(run);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void venue(VenueRun run) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", run.id());
        json.writeStringField("kind", run.kind().label());
        json.writeStringField("feedHash", run.feedHash());
        json.writeStringField("ledgerHash", run.ledger().hash());
        money("conservation", run.conservation());
        json.writeNumberField("liquidations", run.liquidationCount());
        money("liquidatedNotional", run.liquidatedNotional());
        money("shortfall", run.shortfall());
        money("latencyTransfer", run.latencyTransfer());
        attribution(run.attribution());
        paidBy(run.paidBy());
        money("feesWaived", run.feesWaived());
        money("unpaidClaims", run.unpaidClaims());
        money("badDebt", run.paidBy().getOrDefault(Payer.BAD_DEBT, 0L));
        money("pendingShortfall", run.pendingShortfall());
        money("firstLossCapital", run.firstLossCapital());
        if (run.kind() == VenueRun.Kind.CEX) {
            money("openInventoryLoss", run.openInventoryLoss());
        } else {
            money("lpNetResult", Figures.lpNetResult(run));
        }
        refusals(run);
        if (run.chain() != null) {
            chain(run.chain());
        }
        json.writeEndObject();
    }

    private void attribution(Attribution causes) throws IOException {
        json.writeObjectFieldStart("attribution");
        money("jump", causes.jump());
        money("oracle", causes.oracle());
        money("keeper", causes.keeper());
        money("throttle", causes.throttle());
        money("impact", causes.impact());
        json.writeEndObject();
    }

    private void paidBy(Map<Payer, Long> paidBy) throws IOException {
        json.writeObjectFieldStart("paidBy");
        for (Map.Entry<Payer, Long> paid : paidBy.entrySet()) {
            money(paid.getKey().label(), paid.getValue());
        }
        json.writeEndObject();
    }

    private void refusals(VenueRun run) throws IOException {
        json.writeObjectFieldStart("refusals");
        json.writeNumberField("count", run.refusals().size());
        money(
                "notional",
                run.refusals().stream()
                        .mapToLong(MarketEvent.OrderRefused::notional)
                        .sum());
        json.writeEndObject();
    }

    private void chain(ChainFacts chain) throws IOException {
        json.writeObjectFieldStart("chain");
        json.writeNumberField("chainId", chain.chainId());
        json.writeObjectFieldStart("addresses");
        for (Map.Entry<String, String> address : chain.addresses().entrySet()) {
            json.writeStringField(address.getKey(), address.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("transactions", chain.transactions());
        json.writeStringField("finalBlockHash", chain.finalBlockHash());
        json.writeEndObject();
    }

    /** A raw number keeps all six decimals, which a floating-point number would not. */
    private void money(String field, long microDollars) throws IOException {
        json.writeFieldName(field);
        json.writeRawValue(Dollars.exact(microDollars));
    }
}
