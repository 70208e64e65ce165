package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.venue.KeeperDelays;
import io.backstop.model.venue.KeeperResult;
import java.io.IOException;
import java.util.List;

/** What the keepers of a pool did, for programs. */
final class KeepersJson {

    private final JsonGenerator json;
    private final JsonFields fields;

    KeepersJson(JsonGenerator json) {
        this.json = json;
        fields = new JsonFields(json);
    }

    /** Nothing where a pool has one keeper without a name. */
    void write(List<KeeperResult> keepers) throws IOException {
        if (keepers.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("keepers");
        for (KeeperResult keeper : keepers) {
            keeper(keeper);
        }
        json.writeEndArray();
    }

    private void keeper(KeeperResult keeper) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", keeper.id());
        json.writeStringField("policy", keeper.policy().label());
        json.writeNumberField("sent", keeper.sent());
        json.writeNumberField("landed", keeper.landed());
        json.writeNumberField("dropped", keeper.dropped());
        json.writeNumberField("waiting", keeper.waiting());
        json.writeNumberField("replaced", keeper.replaced());
        json.writeNumberField("liquidated", keeper.liquidated());
        json.writeNumberField("lostRaces", keeper.lostRaces());
        json.writeNumberField("refused", keeper.refused());
        json.writeNumberField("left", keeper.left());
        fields.number("gasEther", keeper.gasGwei(), KeeperFigures.ETHER_DECIMALS);
        fields.money("gas", keeper.gasDollars());
        fields.money("rewards", keeper.rewards());
        fields.money("profit", keeper.profit());
        delays(keeper.delays());
        json.writeEndObject();
    }

    private void delays(KeeperDelays delays) throws IOException {
        json.writeObjectFieldStart("millis");
        spread("seen", delays.seen());
        spread("decided", delays.decided());
        spread("landed", delays.landed());
        spread("whole", delays.whole());
        json.writeEndObject();
    }

    private void spread(String part, KeeperDelays.Spread spread) throws IOException {
        json.writeObjectFieldStart(part);
        json.writeNumberField("p50", spread.median());
        json.writeNumberField("p99", spread.slowest());
        json.writeEndObject();
    }
}
