package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.FundingTotals;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.LpExit;
import io.backstop.model.venue.LpRun;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.OracleFees;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.TradingFeeTotals;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures of all runs for programs: money as JSON numbers in dollars with six decimals, exact. */
final class SummaryJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final int sizeDecimals;

    private SummaryJson(JsonGenerator json, int sizeDecimals) {
        this.json = json;
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
        money("openInterest", comparison.openInterest());
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
        money("conservation", run.conservation());
        json.writeNumberField("liquidations", run.liquidationCount());
        money("liquidatedNotional", run.liquidatedNotional());
        money("shortfall", run.shortfall());
        money("latencyTransfer", run.latencyTransfer());
        attribution(run.attribution());
        paidBy(run.paidBy());
        rests(run);
        refusals(run);
        interventions(run);
        interruptions(
                InterruptionLines.of(comparison.venue(run.id())),
                comparison.tape().grid());
        money("firstLossCapital", run.firstLossCapital());
        result(run, comparison);
        new OutcomeJson(json, comparison.tape().grid()).write(run, outcomes);
        json.writeEndObject();
    }

    private void attribution(Attribution causes) throws IOException {
        json.writeObjectFieldStart("attribution");
        for (Cause cause : Cause.values()) {
            money(cause.label(), cause.of(causes));
        }
        json.writeEndObject();
    }

    private void paidBy(Map<Payer, Long> paidBy) throws IOException {
        json.writeObjectFieldStart("paidBy");
        for (Map.Entry<Payer, Long> paid : paidBy.entrySet()) {
            money(paid.getKey().label(), paid.getValue());
        }
        json.writeEndObject();
    }

    private void rests(VenueRun run) throws IOException {
        money("feesWaived", run.feesWaived());
        money("unpaidClaims", run.unpaidClaims());
        money("badDebt", run.paidBy().getOrDefault(Payer.BAD_DEBT, 0L));
        money("pendingShortfall", run.pendingShortfall());
    }

    private void refusals(VenueRun run) throws IOException {
        json.writeObjectFieldStart("refusals");
        json.writeNumberField("count", run.refusals().size());
        money("notional", FigureRow.refusedNotional(run));
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
            money("openInventoryLoss", run.openInventoryLoss());
            money("openDeficit", run.openDeficit());
            coin(run);
            ownIndex(comparison.ownIndex(run.id()));
            fund(FundFigures.of(run, comparison));
            lossWaves(run.lossWaves());
            funding(FundingTotals.of(run));
            tradingFees(TradingFeeTotals.of(run));
            reductions(run.reductions());
        } else {
            money("lpNetResult", LpResult.of(run.ledger()));
            money("juniorLpNetResult", LpResult.of(run.ledger(), Account.JUNIOR_LP));
            lpRun(run.lpRun());
            new StakersJson(json, comparison.tape().grid()).write(run);
            stake(run);
            oracleFees(run.oracleFees());
            new KeepersJson(json).write(run.keepers());
        }
        ChainFacts chain = run.chain();
        if (chain != null) {
            chain(chain);
        }
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
        number("priceAtStart", Decimals.format(prices.at(0), Decimals.PRICE));
        number("priceAtEnd", Decimals.format(prices.at(prices.length() - 1), Decimals.PRICE));
        json.writeEndObject();
    }

    /** Where the venue's own index was furthest from the scenario's. */
    private void ownIndex(Optional<OwnIndex> own) throws IOException {
        if (own.isPresent()) {
            int step = own.get().furthestStep();
            json.writeObjectFieldStart("ownIndex");
            json.writeNumberField("furthestStep", step);
            number("price", Decimals.format(own.get().prices().at(step), Decimals.PRICE));
            number("index", Decimals.format(own.get().index().at(step), Decimals.PRICE));
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
            money("leastHaircut", wave.leastHaircut());
            money("budget", wave.budget());
            money("needed", wave.needed());
            money("taken", wave.taken());
            money("adlOvershoot", wave.adlOvershoot());
            money("queueOvershoot", wave.queueOvershoot());
            money("residual", wave.residual());
            number("largestHaircut", Decimals.format(wave.largestHaircut(), Decimals.RATIO));
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
            money("unhedgedNotional", hedges.unhedged());
        }
    }

    private void hindsight(LossWave.@Nullable Hindsight hindsight) throws IOException {
        if (hindsight != null) {
            money("overshootAtOnce", hindsight.atOnce());
            money("overshootAfterMinute", hindsight.afterMinute());
        }
    }

    private void funding(FundingTotals funding) throws IOException {
        if (!funding.isNone()) {
            json.writeObjectFieldStart("funding");
            money("paidByTraders", funding.paid());
            money("receivedByTraders", funding.received());
            json.writeEndObject();
        }
    }

    private void tradingFees(TradingFeeTotals fees) throws IOException {
        if (!fees.isNone()) {
            json.writeObjectFieldStart("tradingFees");
            money("venue", fees.kept());
            money("insuranceFund", fees.toFund());
            json.writeEndObject();
        }
    }

    private void reductions(List<Reduction> reductions) throws IOException {
        if (!reductions.isEmpty()) {
            json.writeObjectFieldStart("reductions");
            json.writeNumberField("count", reductions.size());
            money("notional", EarlyFlows.reduced(reductions));
            json.writeEndObject();
        }
    }

    private void oracleFees(OracleFees fees) throws IOException {
        if (fees.wei() == 0) {
            return;
        }
        json.writeObjectFieldStart("oracleFees");
        paid("keeper", fees.keeper());
        paid("traders", fees.traders());
        json.writeEndObject();
    }

    private void paid(String who, OracleFees.Paid paid) throws IOException {
        json.writeObjectFieldStart(who);
        json.writeNumberField("wei", paid.wei());
        money("dollars", paid.dollars());
        json.writeEndObject();
    }

    /** A staked token: how many, and what one was worth. */
    private void stake(VenueRun run) throws IOException {
        FeedTape prices = run.stakeFeed();
        if (prices == null) {
            return;
        }
        long sold = run.ledger().transfersOf(Reason.STAKE_SALE).stream()
                .filter(t -> t.asset() == Asset.STAKE)
                .mapToLong(Transfer::amount)
                .sum();
        json.writeObjectFieldStart("stake");
        number("tokensSold", Decimals.format(sold, Decimals.MONEY));
        number("tokensLeft", Decimals.format(run.ledger().stakeOf(Account.SAFETY_MODULE), Decimals.MONEY));
        number("priceAtStart", Decimals.format(prices.priceBefore(), Decimals.PRICE));
        number(
                "lowestPrice",
                Decimals.format(prices.series(run.marks().length()).lowest(), Decimals.PRICE));
        json.writeEndObject();
    }

    /** Shares as the vault counts them, three decimals more than dollars. */
    private void lpRun(LpRun run) throws IOException {
        if (run.exits().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("lpRun");
        money("paid", run.paid());
        money("leftAssets", run.leftAssets());
        money("gainOfLeavers", run.gainOfLeavers());
        json.writeArrayFieldStart("exits");
        for (LpExit exit : run.exits()) {
            json.writeStartObject();
            json.writeNumberField("step", exit.step());
            json.writeNumberField("shares", exit.shares());
            money("paid", exit.paid());
            if (exit.refusal() != null) {
                json.writeStringField("refusal", exit.refusal().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
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
        if (!chain.droppedBlocks().isEmpty()) {
            json.writeArrayFieldStart("droppedBlocks");
            for (String hash : chain.droppedBlocks()) {
                json.writeString(hash);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Digits, not a floating number: a double keeps only some fifteen of them. */
    private void money(String field, long microDollars) throws IOException {
        number(field, Decimals.format(microDollars, Decimals.MONEY));
    }

    private void number(String field, String decimal) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(decimal);
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
