package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.Decimals;
import io.backstop.oracle.laboratory.FeedReport;
import io.backstop.oracle.laboratory.PriceError;
import io.backstop.oracle.laboratory.Sample;
import io.backstop.simulator.report.StepLine.Point;
import java.io.IOException;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** The report on a feed as JSON: for programs, and what the page's script draws. */
final class FeedJson {

    private static final int POINTS = 16_000;
    private static final int DRAWN_SHARES = 1000;

    private final FeedReport report;
    private final JsonGenerator json;
    private final JsonFields fields;

    private FeedJson(FeedReport report, JsonGenerator json) {
        this.report = report;
        this.json = json;
        fields = new JsonFields(json);
    }

    /** What the page draws: prices in 1e-8 dollar, ages and gaps in milliseconds, changes in 1e-9. */
    static String drawn(FeedReport report) {
        return written(report, null, FeedJson::drawing);
    }

    /** Every figure for programs: times in milliseconds, ratios with nine decimals. */
    static String summary(String name, FeedReport report) {
        return written(report, SummaryJson.printer(), json -> json.figures(name)) + "\n";
    }

    @FunctionalInterface
    private interface Writing {

        void to(FeedJson json) throws IOException;
    }

    private static String written(FeedReport report, @Nullable PrettyPrinter printer, Writing writing) {
        return PageJson.of(json -> {
            if (printer != null) {
                json.setPrettyPrinter(printer);
            }
            json.writeStartObject();
            writing.to(new FeedJson(report, json));
            json.writeEndObject();
        });
    }

    private void drawing() throws IOException {
        json.writeNumberField("startMillis", report.grid().startMillis());
        json.writeNumberField("stepMillis", report.grid().stepMillis());
        json.writeNumberField("steps", report.grid().steps());
        json.writeArrayFieldStart("feedPrices");
        PriceSeries truth = report.truth();
        if (truth != null) {
            line("true price", truth::at);
        }
        line("price of the feed", report.feed().shown(report.grid())::at);
        json.writeEndArray();
        long[] ages = report.feed().ages(report.grid());
        json.writeArrayFieldStart("ages");
        line("age", step -> ages[step]);
        json.writeEndArray();
        shares("gaps", report.gaps());
        shares("changes", report.changes());
    }

    private void line(String name, IntToLongFunction figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        StepLine line = StepLine.of(figure, report.grid().steps(), POINTS);
        json.writeArrayFieldStart("steps");
        for (Point point : line.points()) {
            json.writeNumber(point.step());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        for (Point point : line.points()) {
            json.writeNumber(point.value());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The figure at each thousandth. */
    private void shares(String field, Sample sample) throws IOException {
        json.writeArrayFieldStart(field);
        for (int share = 1; share <= DRAWN_SHARES; share++) {
            json.writeNumber(sample.quantile(share));
        }
        json.writeEndArray();
    }

    private void figures(String name) throws IOException {
        json.writeStringField("feed", name);
        json.writeNumberField("updates", report.feed().updates().size());
        json.writeStringField("from", FeedFigures.time(report.feed().startMillis()));
        json.writeStringField("to", FeedFigures.time(report.feed().endMillis()));
        ages();
        staleness();
        json.writeObjectFieldStart("updatesByCause");
        json.writeNumberField("look", report.causes().look());
        json.writeNumberField("deviation", report.causes().deviation());
        json.writeNumberField("heartbeat", report.causes().heartbeat());
        json.writeNumberField("schedule", report.causes().schedule());
        json.writeNumberField("other", report.causes().other());
        json.writeEndObject();
        json.writeObjectFieldStart("gapMillis");
        for (int share : FeedFigures.SHARES) {
            json.writeNumberField("p" + share / 10, report.gaps().quantile(share));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("change");
        for (int share : FeedFigures.SHARES) {
            fields.number("p" + share / 10, report.changes().quantile(share), Decimals.RATIO);
        }
        json.writeEndObject();
        error();
    }

    private void ages() throws IOException {
        json.writeObjectFieldStart("ageMillis");
        json.writeNumberField("mean", report.ages().mean());
        json.writeNumberField("p50", report.ages().p50());
        json.writeNumberField("p90", report.ages().p90());
        json.writeNumberField("p99", report.ages().p99());
        json.writeNumberField("most", report.ages().most());
        json.writeEndObject();
    }

    private void staleness() throws IOException {
        json.writeObjectFieldStart("stale");
        json.writeNumberField("limitMillis", report.staleness().limitMillis());
        json.writeNumberField("count", report.staleness().episodes().size());
        json.writeNumberField("longestMillis", report.staleness().longestMillis());
        json.writeArrayFieldStart("episodes");
        for (TimeWindow episode : report.staleness().episodes()) {
            json.writeStartObject();
            json.writeStringField("from", FeedFigures.time(episode.fromMillis()));
            json.writeStringField("to", FeedFigures.time(episode.toMillis()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void error() throws IOException {
        PriceError error = report.error();
        if (error != null) {
            json.writeObjectFieldStart("error");
            fields.number("mean", error.mean(), Decimals.RATIO);
            fields.number("p99", error.p99(), Decimals.RATIO);
            fields.number("most", error.most(), Decimals.RATIO);
            json.writeStringField("mostAt", FeedFigures.time(error.mostAtMillis()));
            json.writeEndObject();
        }
    }
}
