package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;

/** {@code stakers} of a venue in the summary; times in milliseconds since the first step, what never happened is left out. */
final class StakersJson {

    private final JsonGenerator json;
    private final TimeGrid grid;

    StakersJson(JsonGenerator json, TimeGrid grid) {
        this.json = json;
        this.grid = grid;
    }

    /** Nothing where nobody reacts. */
    void write(VenueRun run) throws IOException {
        StakeRun stake = run.stakeRun();
        if (stake.cohorts().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("stakers");
        json.writeStringField("unit", StakersTable.unit(run));
        amount("paid", stake.paid());
        amount("left", stake.leftAssets());
        json.writeArrayFieldStart("cohorts");
        for (StakeRun.Cohort cohort : stake.cohorts()) {
            cohort(stake, cohort);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void cohort(StakeRun stake, StakeRun.Cohort cohort) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", cohort.name());
        amount("staked", cohort.staked());
        time("announcedMillis", cohort.announcedAt());
        time("triedMillis", cohort.triedAt());
        amount("slashedBefore", cohort.slashedBefore());
        amount("slashedWhileWaiting", cohort.slashedWhileWaiting());
        amount("paid", cohort.paid());
        amount("kept", cohort.kept());
        amount("pnl", cohort.pnl());
        amount("runGain", stake.runGain(cohort));
        if (cohort.refusal() != null) {
            json.writeStringField("refusal", cohort.refusal().toString());
        }
        json.writeEndObject();
    }

    private void time(String field, int step) throws IOException {
        if (step != StakeRun.NEVER) {
            json.writeNumberField(field, grid.millis(step) - grid.millis(0));
        }
    }

    private void amount(String field, long millionths) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(Decimals.format(millionths, Decimals.MONEY));
    }
}
