package io.backstop.simulator.sweep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.statistics.Sample;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The statistics of a sweep for programs: those of the figures that everybody asks for; the tables have all. */
final class SweepJson implements Closeable {

    private static final List<String> FIGURES = List.of(
            "shortfall",
            "paidBy.",
            "liquidations",
            "liquidatedNotional",
            "latencyTransfer",
            "pendingShortfall",
            "lpNetResult",
            "outcomes.lp.result",
            "outcomes.lp.return",
            "openInventoryLoss");

    private static final List<String> QUANTILES = List.of("p05", "p25", "p50", "p75", "p95", "p99");

    private final SweepPlan plan;
    private final JsonGenerator json;

    private SweepJson(SweepPlan plan, JsonGenerator json) {
        this.plan = plan;
        this.json = json;
    }

    static SweepJson begin(Path file, SweepPlan plan) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file));
        json.setPrettyPrinter(new DefaultPrettyPrinter());
        SweepJson begun = new SweepJson(plan, json);
        begun.head();
        return begun;
    }

    private void head() throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", plan.points().getFirst().scenario().name());
        json.writeStringField("hash", plan.hash());
        json.writeNumberField("runs", plan.runs());
        json.writeArrayFieldStart("seeds");
        for (long seed : plan.seeds()) {
            json.writeNumber(seed);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("keys");
        for (VariedKey key : plan.keys()) {
            json.writeStartObject();
            json.writeStringField("key", key.key());
            json.writeArrayFieldStart("values");
            for (GridValue value : key.values()) {
                json.writeString(value.text());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("groups");
    }

    /** Adds the runs of a venue at a point. */
    void add(Group group) {
        try {
            write(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Group group) throws IOException {
        json.writeStartObject();
        json.writeNumberField("point", group.point());
        json.writeObjectFieldStart("values");
        List<GridValue> values = plan.points().get(group.point()).values();
        for (int i = 0; i < values.size(); i++) {
            json.writeStringField(plan.keys().get(i).key(), values.get(i).text());
        }
        json.writeEndObject();
        json.writeStringField("venue", group.venue());
        json.writeStringField("kind", group.kind());
        json.writeNumberField("refused", group.refused());
        figures(group);
        probabilities(group);
        tails(group);
        coverage(group);
        json.writeEndObject();
    }

    private void figures(Group group) throws IOException {
        json.writeObjectFieldStart("figures");
        for (Map.Entry<String, Sample> figure : group.samples().entrySet()) {
            if (FIGURES.stream().anyMatch(name -> isNamed(figure.getKey(), name))) {
                json.writeObjectFieldStart(figure.getKey());
                json.writeNumberField("runs", figure.getValue().size());
                interval("mean", figure.getValue().mean());
                for (int i = 0; i < QUANTILES.size(); i++) {
                    json.writeNumberField(QUANTILES.get(i), figure.getValue().quantile(SweepTables.QUANTILES.get(i)));
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static boolean isNamed(String figure, String name) {
        return name.endsWith(".") ? figure.startsWith(name) : figure.equals(name);
    }

    private void probabilities(Group group) throws IOException {
        json.writeObjectFieldStart("probabilities");
        for (Group.Event event : Group.Event.values()) {
            Group.Frequency found = group.frequency(event).orElse(null);
            if (found != null) {
                json.writeObjectFieldStart(event.label());
                json.writeNumberField("runs", found.runs());
                json.writeNumberField("happened", found.happened());
                interval("probability", found.share());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void tails(Group group) throws IOException {
        json.writeObjectFieldStart("tails");
        for (Map.Entry<String, Sample> pocket : group.losses().entrySet()) {
            json.writeObjectFieldStart(pocket.getKey());
            json.writeNumberField("var95", pocket.getValue().valueAtRisk(0.95));
            json.writeNumberField("es95", pocket.getValue().expectedShortfall(0.95));
            json.writeNumberField("var99", pocket.getValue().valueAtRisk(0.99));
            json.writeNumberField("es99", pocket.getValue().expectedShortfall(0.99));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void coverage(Group group) throws IOException {
        Coverage coverage = group.coverage().orElse(null);
        if (coverage == null) {
            return;
        }
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("runs", coverage.runs());
        json.writeObjectFieldStart("start");
        for (Map.Entry<String, Double> start : coverage.starts().entrySet()) {
            json.writeNumberField(start.getKey(), start.getValue());
        }
        json.writeEndObject();
        for (Coverage.Level level : coverage.levels()) {
            json.writeObjectFieldStart(level.percent());
            json.writeNumberField("shortfall", level.shortfall());
            json.writeBooleanField("isLargest", level.isLargest());
            ratios(coverage, level);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Nothing where there is no shortfall, which any balance covers. */
    private void ratios(Coverage coverage, Coverage.Level level) throws IOException {
        if (level.shortfall() <= 0) {
            return;
        }
        json.writeObjectFieldStart("ratio");
        for (Map.Entry<String, Double> start : coverage.starts().entrySet()) {
            json.writeNumberField(
                    start.getKey(), level.covered(start.getValue()).orElseThrow());
        }
        json.writeEndObject();
    }

    private void interval(String name, Interval interval) throws IOException {
        json.writeNumberField(name, interval.estimate());
        json.writeNumberField("low", interval.low());
        json.writeNumberField("high", interval.high());
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
