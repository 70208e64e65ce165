package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.LpExit;
import io.backstop.model.venue.LpRun;
import io.backstop.model.venue.OracleFees;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;

/** What only a pool has, in the summary. */
final class PoolJson {

    private final JsonFields fields;
    private final JsonGenerator json;

    PoolJson(JsonFields fields) {
        this.fields = fields;
        json = fields.json();
    }

    /** Writes the fields of a pool's run; what it has not is left out. */
    void write(VenueRun run, TimeGrid grid) throws IOException {
        fields.money("lpNetResult", LpResult.of(run.ledger()));
        fields.money("juniorLpNetResult", LpResult.of(run.ledger(), Account.JUNIOR_LP));
        lpRun(run.lpRun());
        new StakersJson(fields, grid).write(run);
        stake(run);
        oracleFees(run.oracleFees());
        new KeepersJson(json).write(run.keepers());
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
        fields.money("dollars", paid.dollars());
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
        fields.number("tokensSold", sold, Decimals.MONEY);
        fields.number("tokensLeft", run.ledger().stakeOf(Account.SAFETY_MODULE), Decimals.MONEY);
        fields.number("priceAtStart", prices.priceBefore(), Decimals.PRICE);
        fields.number("lowestPrice", prices.series(run.marks().length()).lowest(), Decimals.PRICE);
        json.writeEndObject();
    }

    /** Shares as the vault counts them, three decimals more than dollars. */
    private void lpRun(LpRun run) throws IOException {
        if (run.exits().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("lpRun");
        fields.money("paid", run.paid());
        fields.money("leftAssets", run.leftAssets());
        fields.money("gainOfLeavers", run.gainOfLeavers());
        json.writeArrayFieldStart("exits");
        for (LpExit exit : run.exits()) {
            json.writeStartObject();
            json.writeNumberField("step", exit.step());
            json.writeNumberField("shares", exit.shares());
            fields.money("paid", exit.paid());
            if (exit.refusal() != null) {
                json.writeStringField("refusal", exit.refusal().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
