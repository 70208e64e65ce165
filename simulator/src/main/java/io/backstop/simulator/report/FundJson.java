package io.backstop.simulator.report;

import static io.backstop.model.units.Decimals.COIN;
import static io.backstop.model.units.Decimals.MONEY;
import static io.backstop.model.units.Decimals.RATIO;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.cex.FundRecord;
import io.backstop.model.cex.fund.FundFlow;
import java.io.IOException;
import java.util.Map;

/** {@code fund} of a book venue in the summary: dollars, and of a venue whose money is the coin the same in coins. */
final class FundJson {

    private final JsonGenerator json;
    private final JsonFields fields;

    FundJson(JsonGenerator json) {
        this.json = json;
        fields = new JsonFields(json);
    }

    void write(FundFigures fund) throws IOException {
        FundRecord record = fund.record();
        long first = fund.grid().millis(0);
        long last = fund.grid().millis(fund.grid().steps() - 1);
        json.writeObjectFieldStart("fund");
        fields.number("start", fund.dollars(record.start(), first), MONEY);
        fields.number("end", fund.dollars(record.end(), last), MONEY);
        fields.number("low", fund.dollars(record.low(), record.lowTime()), MONEY);
        fields.number("peakDrawdown", fund.dollars(record.worst().fall(), record.worstTime()), MONEY);
        fields.number("peakDrawdownRatio", fund.worstRatio(), RATIO);
        flows("inflows", fund.dollarFlows(true), MONEY);
        flows("outflows", fund.dollarFlows(false), MONEY);
        if (fund.isCoin()) {
            coins(record);
        }
        json.writeEndObject();
    }

    private void coins(FundRecord record) throws IOException {
        json.writeObjectFieldStart("coins");
        fields.number("start", record.start(), COIN);
        fields.number("end", record.end(), COIN);
        fields.number("low", record.low(), COIN);
        fields.number("peakDrawdown", record.worst().fall(), COIN);
        flows("inflows", record.inflows(), COIN);
        flows("outflows", record.outflows(), COIN);
        json.writeEndObject();
    }

    private void flows(String field, Map<FundFlow, Long> flows, int decimals) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<FundFlow, Long> flow : flows.entrySet()) {
            fields.number(FundFigures.label(flow.getKey()), flow.getValue(), decimals);
        }
        json.writeEndObject();
    }
}
