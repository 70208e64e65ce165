package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.FundingTotals;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.TradingFeeTotals;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only a book has, in the summary. */
final class BookJson {

    private final JsonFields fields;
    private final JsonGenerator json;

    BookJson(JsonFields fields) {
        this.fields = fields;
        json = fields.json();
    }

    /** Writes the fields of a book's run; what it has not is left out. */
    void write(VenueRun run, Comparison comparison) throws IOException {
        fields.money("openInventoryLoss", run.openInventoryLoss());
        fields.money("openDeficit", run.openDeficit());
        coin(run);
        ownIndex(comparison.ownIndex(run.id()));
        fund(FundFigures.of(run, comparison));
        lossWaves(run.lossWaves());
        funding(FundingTotals.of(run));
        tradingFees(TradingFeeTotals.of(run));
        reductions(run.reductions());
    }

    private void fund(Optional<FundFigures> fund) throws IOException {
        if (fund.isPresent()) {
            new FundJson(json).write(fund.get());
        }
    }

    /** What a coin was worth, of a venue whose money it is. */
    private void coin(VenueRun run) throws IOException {
        PriceSeries prices = run.coinPrices();
        if (prices == null) {
            return;
        }
        json.writeObjectFieldStart("coin");
        fields.number("priceAtStart", prices.at(0), Decimals.PRICE);
        fields.number("priceAtEnd", prices.at(prices.length() - 1), Decimals.PRICE);
        json.writeEndObject();
    }

    /** Where the venue's own index was furthest from the scenario's. */
    private void ownIndex(Optional<OwnIndex> own) throws IOException {
        if (own.isPresent()) {
            int step = own.get().furthestStep();
            json.writeObjectFieldStart("ownIndex");
            json.writeNumberField("furthestStep", step);
            fields.number("price", own.get().prices().at(step), Decimals.PRICE);
            fields.number("index", own.get().index().at(step), Decimals.PRICE);
            json.writeEndObject();
        }
    }

    private void lossWaves(List<LossWave> waves) throws IOException {
        if (waves.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("lossWaves");
        for (LossWave wave : waves) {
            json.writeStartObject();
            json.writeNumberField("step", wave.step());
            json.writeStringField("kind", wave.kind().label());
            fields.money("leastHaircut", wave.leastHaircut());
            fields.money("budget", wave.budget());
            fields.money("needed", wave.needed());
            fields.money("taken", wave.taken());
            fields.money("adlOvershoot", wave.adlOvershoot());
            fields.money("queueOvershoot", wave.queueOvershoot());
            fields.money("residual", wave.residual());
            fields.number("largestHaircut", wave.largestHaircut(), Decimals.RATIO);
            json.writeNumberField("payers", wave.payers());
            hindsight(wave.hindsight());
            hedges(wave.hedges());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void hedges(LossWave.Hedges hedges) throws IOException {
        if (!hedges.equals(LossWave.Hedges.NONE)) {
            json.writeNumberField("hedgesKept", hedges.kept());
            json.writeNumberField("hedgesBroken", hedges.broken());
            fields.money("unhedgedNotional", hedges.unhedged());
        }
    }

    private void hindsight(LossWave.@Nullable Hindsight hindsight) throws IOException {
        if (hindsight != null) {
            fields.money("overshootAtOnce", hindsight.atOnce());
            fields.money("overshootAfterMinute", hindsight.afterMinute());
        }
    }

    private void funding(FundingTotals funding) throws IOException {
        if (!funding.isNone()) {
            json.writeObjectFieldStart("funding");
            fields.money("paidByTraders", funding.paid());
            fields.money("receivedByTraders", funding.received());
            json.writeEndObject();
        }
    }

    private void tradingFees(TradingFeeTotals fees) throws IOException {
        if (!fees.isNone()) {
            json.writeObjectFieldStart("tradingFees");
            fields.money("venue", fees.kept());
            fields.money("insuranceFund", fees.toFund());
            json.writeEndObject();
        }
    }

    private void reductions(List<Reduction> reductions) throws IOException {
        if (!reductions.isEmpty()) {
            json.writeObjectFieldStart("reductions");
            json.writeNumberField("count", reductions.size());
            fields.money("notional", EarlyFlows.reduced(reductions));
            json.writeEndObject();
        }
    }
}
