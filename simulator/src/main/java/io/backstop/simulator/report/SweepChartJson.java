package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Measure;
import io.backstop.simulator.report.SweepFigures.Range;
import io.backstop.simulator.report.SweepFigures.Value;
import io.backstop.simulator.report.SweepFigures.Varied;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the script of a sweep's page draws, as JSON: dollars and shares of one. */
final class SweepChartJson {

    private final JsonGenerator json;

    private SweepChartJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the figures; no text in them can end the element that holds them. */
    static String write(SweepFigures figures, List<Measure> measures, List<String> venues) {
        return PageJson.of(json -> new SweepChartJson(json).write(figures.keys(), figures.lines(), measures, venues));
    }

    private void write(List<Varied> keys, List<Line> lines, List<Measure> measures, List<String> venues)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("sweepKeys");
        for (Varied key : keys) {
            write(key);
        }
        json.writeEndArray();
        words("venues", venues);
        json.writeArrayFieldStart("measures");
        for (Measure measure : measures) {
            write(measure);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lines");
        for (Line line : lines) {
            write(line, measures, venues.indexOf(line.venue()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void words(String field, List<String> words) throws IOException {
        json.writeArrayFieldStart(field);
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private void write(Varied key) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", key.name());
        words("texts", key.values().stream().map(Value::text).toList());
        if (key.values().stream().map(Value::number).allMatch(Objects::nonNull)) {
            json.writeArrayFieldStart("numbers");
            for (Value value : key.values()) {
                json.writeNumber(Objects.requireNonNull(value.number()));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Measure measure) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", measure.id());
        json.writeStringField("label", measure.kind().label());
        json.writeStringField("group", measure.group());
        json.writeStringField("section", SweepPage.section(measure));
        json.writeStringField("unit", measure.kind().unit().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private void write(Line line, List<Measure> measures, int venue) throws IOException {
        json.writeStartObject();
        json.writeNumberField("venue", venue);
        json.writeArrayFieldStart("places");
        for (int place : line.places()) {
            json.writeNumber(place);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        for (Measure measure : measures) {
            write(line.figure(measure));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The figure, and what is drawn around it: its band, or else its interval. */
    private void write(@Nullable Figure figure) throws IOException {
        if (figure == null || !figure.isFinite()) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        json.writeNumber(figure.value());
        Range around = figure.band() == null ? figure.interval() : figure.band();
        if (around != null) {
            json.writeNumber(around.low());
            json.writeNumber(around.high());
        }
        json.writeEndArray();
    }
}
