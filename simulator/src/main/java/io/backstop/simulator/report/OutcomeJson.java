package io.backstop.simulator.report;

import static io.backstop.model.units.Decimals.RATIO;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.outcome.Divergence;
import io.backstop.model.outcome.Fall;
import io.backstop.model.outcome.FundCover;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.outcome.KeeperOutcome;
import io.backstop.model.outcome.LpOutcome;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.outcome.PocketFlow;
import io.backstop.model.outcome.Times;
import io.backstop.model.outcome.Warning;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.BookDepth;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** {@code outcomes} of a venue in the summary; times in milliseconds since the first step, what never happened is left out. */
final class OutcomeJson {

    private final JsonGenerator json;
    private final JsonFields fields;
    private final TimeGrid grid;

    OutcomeJson(JsonGenerator json, TimeGrid grid) {
        this.json = json;
        fields = new JsonFields(json);
        this.grid = grid;
    }

    void write(VenueRun run, Outcomes outcomes) throws IOException {
        Outcome outcome = outcomes.of(run);
        json.writeObjectFieldStart("outcomes");
        pockets(outcome.pockets());
        cover(outcome.cover());
        coverages(outcome.cover().coverages());
        divergence(outcomes.divergence(run));
        json.writeObjectFieldStart("haircuts");
        haircut("adl", outcome.haircuts().adl());
        haircut("pool", outcome.haircuts().pool());
        haircut("socialised", outcome.haircuts().socialised());
        json.writeEndObject();
        json.writeNumberField("deleveraged", outcome.deleveraged());
        fields.money("deleveragedNotional", run.deleveragedNotional());
        times(outcome.times(), outcome.fund().depletedAt());
        warnings(outcome);
        fields.money("paidByMargin", outcome.paidByMargin());
        fields.money("residualReturned", outcome.residualReturned());
        if (run.kind() != VenueRun.Kind.CEX) {
            lp(outcome.lp(), run.lpRun().gainOfLeavers());
            keeper(outcome.keeper());
            hindrance(run);
        }
        depth(run.depth());
        new CohortJson(json).write(outcome.cohorts());
        json.writeEndObject();
    }

    private void pockets(List<PocketFlow> pockets) throws IOException {
        json.writeObjectFieldStart("pockets");
        for (PocketFlow pocket : pockets) {
            json.writeObjectFieldStart(pocket.pocket().toString());
            fields.money("start", pocket.start());
            fields.money("in", pocket.in());
            fields.money("out", pocket.out());
            fields.money("revalued", pocket.revalued());
            fields.money("minimum", pocket.minimum());
            fields.money("end", pocket.end());
            fall(pocket.fall());
            time("depletedMillis", pocket.depletedAt());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void fall(Fall fall) throws IOException {
        fields.money("peakDrawdown", fall.amount());
        fields.number("peakDrawdownRatio", fall.ratio(), RATIO);
    }

    private void cover(FundCover cover) throws IOException {
        json.writeObjectFieldStart("fundToOpenInterest");
        ratio("start", cover.ratioAtStart());
        ratio("minimum", cover.leastRatio());
        time("minimumMillis", cover.leastAt() < 0 ? OptionalInt.empty() : OptionalInt.of(cover.leastAt()));
        json.writeEndObject();
    }

    private void coverages(List<FundCover.Coverage> coverages) throws IOException {
        json.writeObjectFieldStart("coverage");
        for (FundCover.Coverage coverage : coverages) {
            json.writeObjectFieldStart(Decimals.format(coverage.perMille(), 1));
            fields.money("shortfall", coverage.shortfall());
            ratio("ratio", coverage.ratio());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void divergence(Optional<Divergence> divergence) throws IOException {
        if (divergence.isPresent()) {
            json.writeObjectFieldStart("fundChange");
            fields.number("ratio", divergence.get().change(), RATIO);
            ratio("beyondOthers", divergence.get().fromOthers());
            json.writeEndObject();
        }
    }

    private void haircut(String kind, Haircut haircut) throws IOException {
        json.writeObjectFieldStart(kind);
        fields.money("least", haircut.least());
        fields.money("taken", haircut.taken());
        fields.money("excess", haircut.excess());
        json.writeEndObject();
    }

    private void times(Times times, OptionalInt depletedAt) throws IOException {
        json.writeObjectFieldStart("times");
        time("firstLiquidationMillis", times.firstLiquidation());
        time("firstAdlMillis", times.firstAdl());
        millis("firstLiquidationToFirstAdlMillis", times.toFirstAdl());
        time("fundDepletedMillis", depletedAt);
        millis("triggerToCloseMeanMillis", times.meanToClose());
        millis("triggerToCloseP99Millis", times.slowToClose());
        json.writeEndObject();
    }

    private void warnings(Outcome outcome) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : outcome.warnings()) {
            json.writeStartObject();
            json.writeStringField("signal", warning.signal().label());
            time("millis", OptionalInt.of(warning.step()));
            OptionalInt adl = outcome.times().firstAdl();
            if (adl.isPresent()) {
                json.writeNumberField("beforeFirstAdlMillis", (adl.getAsInt() - warning.step()) * grid.stepMillis());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void lp(LpOutcome lp, long runGain) throws IOException {
        json.writeObjectFieldStart("lp");
        fields.money("deposits", lp.deposits());
        fields.money("result", lp.result());
        fields.number("return", lp.ratio(), RATIO);
        fall(lp.fall());
        fields.money("phantomNavPeak", lp.phantomPeak());
        time("phantomNavPeakMillis", lp.phantomPeakAt() < 0 ? OptionalInt.empty() : OptionalInt.of(lp.phantomPeakAt()));
        fields.money("runGain", runGain);
        json.writeEndObject();
    }

    private void keeper(KeeperOutcome keeper) throws IOException {
        json.writeObjectFieldStart("keeper");
        fields.money("rewards", keeper.rewards());
        fields.money("oracleFees", keeper.oracleFees());
        fields.money("beforeGas", keeper.beforeGas());
        fields.number("gasEther", keeper.gas().gwei(), KeeperFigures.ETHER_DECIMALS);
        fields.money("gas", keeper.gas().dollars());
        fields.money("profit", keeper.profit());
        json.writeEndObject();
    }

    private void hindrance(VenueRun run) throws IOException {
        json.writeObjectFieldStart("refused");
        json.writeNumberField("orders", run.refusals().size());
        json.writeNumberField("liquidations", run.hindrance().liquidationsRefused());
        json.writeNumberField("withdrawals", run.lpRun().refused());
        json.writeNumberField(
                "interventions",
                run.interventions().stream()
                        .filter(each -> each.refusal() != null)
                        .count());
        json.writeEndObject();
        json.writeNumberField("blocksWithdrawalsHeldBack", run.hindrance().blocksHeldBack());
    }

    private void depth(@Nullable BookDepth depth) throws IOException {
        if (depth != null) {
            json.writeObjectFieldStart("depth");
            fields.number("reach", depth.reach(), RATIO);
            side("bids", depth::bids, depth.steps());
            side("asks", depth::asks, depth.steps());
            json.writeEndObject();
        }
    }

    private void side(String field, IntToLongFunction dollars, int steps) throws IOException {
        int least = StepLine.lowest(dollars, 0, steps);
        json.writeObjectFieldStart(field);
        fields.money("first", dollars.applyAsLong(0));
        fields.money("least", dollars.applyAsLong(least));
        time("leastMillis", OptionalInt.of(least));
        fields.money("last", dollars.applyAsLong(steps - 1));
        json.writeEndObject();
    }

    private void time(String field, OptionalInt step) throws IOException {
        if (step.isPresent()) {
            json.writeNumberField(field, grid.millis(step.getAsInt()) - grid.millis(0));
        }
    }

    private void millis(String field, OptionalLong millis) throws IOException {
        if (millis.isPresent()) {
            json.writeNumberField(field, millis.getAsLong());
        }
    }

    private void ratio(String field, OptionalLong ratio) throws IOException {
        if (ratio.isPresent()) {
            fields.number(field, ratio.getAsLong(), RATIO);
        }
    }
}
