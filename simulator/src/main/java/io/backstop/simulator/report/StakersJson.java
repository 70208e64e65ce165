package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;

/** {@code stakers} of a venue in the summary; times in milliseconds since the first step, what never happened is left out. */
final class StakersJson {

    private final JsonFields fields;
    private final JsonGenerator json;
    private final TimeGrid grid;

    StakersJson(JsonFields fields, TimeGrid grid) {
        this.fields = fields;
        json = fields.json();
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
        fields.money("paid", stake.paid());
        fields.money("left", stake.leftAssets());
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
        fields.money("staked", cohort.staked());
        time("announcedMillis", cohort.announcedAt());
        time("triedMillis", cohort.triedAt());
        fields.money("slashedBefore", cohort.slashedBefore());
        fields.money("slashedWhileWaiting", cohort.slashedWhileWaiting());
        fields.money("paid", cohort.paid());
        fields.money("kept", cohort.kept());
        fields.money("pnl", cohort.pnl());
        fields.money("runGain", stake.runGain(cohort));
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
}
