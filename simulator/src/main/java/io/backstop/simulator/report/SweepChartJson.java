package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Value;
import io.backstop.simulator.report.SweepFigures.Varied;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** What the script of a sweep's page draws, as JSON: dollars and shares of one. */
final class SweepChartJson {

    private final JsonGenerator json;

    private SweepChartJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the figures; no text in them can end the element that holds them. */
    static String write(SweepFigures figures, List<Line> lines, List<Kind> kinds, List<String> venues) {
        return PageJson.of(json -> new SweepChartJson(json).write(figures.keys(), lines, kinds, venues));
    }

    private void write(List<Varied> keys, List<Line> lines, List<Kind> kinds, List<String> venues) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("sweepKeys");
        for (Varied key : keys) {
            write(key);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("venues");
        for (String venue : venues) {
            json.writeString(venue);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("kinds");
        for (Kind kind : kinds) {
            json.writeStartObject();
            json.writeStringField("id", SweepPage.id(kind));
            json.writeStringField("label", kind.label());
            json.writeBooleanField("isShare", kind.isShare());
            json.writeArrayFieldStart("lines");
            for (Line line : lines) {
                write(line, kind, venues.indexOf(line.venue()));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Varied key) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", key.name());
        json.writeArrayFieldStart("texts");
        for (Value value : key.values()) {
            json.writeString(value.text());
        }
        json.writeEndArray();
        if (key.values().stream().map(Value::number).allMatch(Objects::nonNull)) {
            json.writeArrayFieldStart("numbers");
            for (Value value : key.values()) {
                json.writeNumber(Objects.requireNonNull(value.number()));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Line line, Kind kind, int venue) throws IOException {
        for (Figure figure : line.figures()) {
            if (figure.kind() == kind) {
                json.writeStartObject();
                json.writeNumberField("venue", venue);
                json.writeArrayFieldStart("places");
                for (int place : line.places()) {
                    json.writeNumber(place);
                }
                json.writeEndArray();
                json.writeNumberField("mean", figure.mean());
                json.writeNumberField("from", figure.from());
                json.writeNumberField("to", figure.to());
                json.writeEndObject();
            }
        }
    }
}
