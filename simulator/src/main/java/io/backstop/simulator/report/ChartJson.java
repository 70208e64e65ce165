package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.simulator.report.Breakdown.Part;
import io.backstop.simulator.report.StepLine.Point;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the page's script draws, as JSON: money in micro-dollars and prices in 1e-8 dollar, whole numbers both, so that
 * nothing is lost on the way. Long series are thinned without losing extremes.
 */
final class ChartJson {

    /** All lines of a kind together may have about so many points, which keeps the page under two megabytes. */
    private static final int PRICE_POINTS = 40_000;

    private static final int BALANCE_POINTS = 20_000;
    private static final int POINTS_OF_A_LINE = 8000;
    private static final int STRETCHES_OF_CLOSES = 8000;

    private final Comparison comparison;
    private final List<VenueColumn> columns;
    private final TimeGrid grid;
    private final List<PriceLine> prices;
    private final List<PocketLines> pockets;
    private final List<FundRatio> ratios;
    private final LiquidationMaps maps;
    private final List<DepthLines> depths;
    private final JsonGenerator json;

    private ChartJson(
            Comparison comparison,
            List<PriceLine> prices,
            List<PocketLines> pockets,
            List<FundRatio> ratios,
            LiquidationMaps maps,
            List<DepthLines> depths,
            JsonGenerator json) {
        this.comparison = comparison;
        this.prices = prices;
        this.pockets = pockets;
        this.ratios = ratios;
        this.maps = maps;
        this.depths = depths;
        this.json = json;
        columns = comparison.columns();
        grid = comparison.tape().grid();
    }

    /** Writes the figures of a page; no text in them can end the element that holds them. */
    static String write(
            Comparison comparison,
            List<PriceLine> prices,
            List<PocketLines> pockets,
            List<FundRatio> ratios,
            LiquidationMaps maps,
            List<DepthLines> depths) {
        return PageJson.of(json -> new ChartJson(comparison, prices, pockets, ratios, maps, depths, json).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        grid();
        venues();
        breakdown("payers", Breakdown.byPayer(columns));
        breakdown("losers", Breakdown.byLoser(columns, comparison.cohorts()));
        breakdown("causes", Breakdown.byCause(columns));
        prices();
        closes();
        interruptions();
        pockets();
        depths();
        fundRatios();
        maps.write(json);
        CounterfactualJson.writeChart(json, comparison.counterfactual());
        json.writeEndObject();
    }

    private void grid() throws IOException {
        json.writeNumberField("startMillis", grid.startMillis());
        json.writeNumberField("stepMillis", grid.stepMillis());
        json.writeNumberField("steps", grid.steps());
        Optional<StepRange> closeUp = StepRange.aroundLow(comparison.tape());
        if (closeUp.isPresent()) {
            json.writeArrayFieldStart("closeUp");
            json.writeNumber(closeUp.get().from());
            json.writeNumber(closeUp.get().to());
            json.writeEndArray();
        }
    }

    private void venues() throws IOException {
        json.writeArrayFieldStart("venues");
        for (VenueColumn column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeNumberField("shortfall", column.run().shortfall());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void breakdown(String field, Breakdown breakdown) throws IOException {
        json.writeArrayFieldStart(field);
        for (Part part : breakdown.parts()) {
            json.writeStartObject();
            json.writeStringField("key", part.key());
            json.writeStringField("label", part.label());
            numbers("amounts", part.amounts(), Long::longValue);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void prices() throws IOException {
        json.writeArrayFieldStart("prices");
        for (PriceLine line : prices) {
            json.writeStartObject();
            json.writeStringField("name", line.name());
            json.writeStringField("role", line.role().label());
            numbers("venues", line.venues(), Integer::longValue);
            line(StepLine.of(line.prices()::at, grid.steps(), share(PRICE_POINTS, prices.size())));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void closes() throws IOException {
        int stretch = Math.ceilDiv(grid.steps() * columns.size(), STRETCHES_OF_CLOSES);
        json.writeArrayFieldStart("closes");
        for (VenueColumn column : columns) {
            List<Closes> closes = Closes.of(column.run(), stretch);
            json.writeStartObject();
            numbers("steps", closes, Closes::step);
            numbers("counts", closes, Closes::count);
            numbers("shortfalls", closes, Closes::shortfall);
            numbers("lowest", closes, Closes::lowest);
            numbers("highest", closes, Closes::highest);
            numbers("deleveraged", closes, Closes::deleveraged);
            numbers("adl", closes, Closes::adl);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Of each venue, the steps in which nothing landed on its chain; nothing if that was never. */
    private void interruptions() throws IOException {
        if (InterruptionLines.of(comparison.scenario()).isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("interruptions");
        for (VenueColumn column : columns) {
            List<Interruption> interruptions = InterruptionLines.of(comparison.venue(column.id()));
            json.writeStartObject();
            numbers("from", interruptions, each -> each.firstStep(grid));
            numbers("to", interruptions, each -> each.endStep(grid));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void pockets() throws IOException {
        int lines = pockets.stream().mapToInt(pocket -> pocket.venues().size()).sum();
        json.writeArrayFieldStart("pockets");
        for (PocketLines pocket : pockets) {
            json.writeStartObject();
            json.writeStringField("key", pocket.pocket().party().label());
            json.writeStringField("label", pocket.label());
            json.writeArrayFieldStart("balances");
            for (PocketLines.VenueLine venue : pocket.venues()) {
                json.writeStartObject();
                json.writeNumberField("venue", venue.venue());
                line(StepLine.of(venue.balance()::at, grid.steps(), share(BALANCE_POINTS, lines)));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void depths() throws IOException {
        int lines = depths.stream().mapToInt(each -> each.venues().size()).sum();
        json.writeArrayFieldStart("depths");
        for (DepthLines each : depths) {
            json.writeStartObject();
            json.writeStringField("key", each.kind().key());
            json.writeArrayFieldStart("balances");
            for (DepthLines.VenueLine venue : each.venues()) {
                json.writeStartObject();
                json.writeNumberField("venue", venue.venue());
                line(StepLine.of(venue.dollars(), grid.steps(), share(BALANCE_POINTS, lines)));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void fundRatios() throws IOException {
        json.writeArrayFieldStart("fundRatios");
        for (FundRatio ratio : ratios) {
            StepLine line = StepLine.of(
                    step -> ratio.at(step).orElse(FundRatio.NONE), grid.steps(), share(BALANCE_POINTS, ratios.size()));
            json.writeStartObject();
            json.writeNumberField("venue", ratio.venue());
            numbers("steps", line.points(), Point::step);
            json.writeArrayFieldStart("values");
            for (Point point : line.points()) {
                if (point.value() == FundRatio.NONE) {
                    json.writeNull();
                } else {
                    json.writeNumber(point.value());
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void line(StepLine line) throws IOException {
        numbers("steps", line.points(), Point::step);
        numbers("values", line.points(), Point::value);
    }

    private static int share(int points, int lines) {
        return Math.clamp(points / lines, 4, POINTS_OF_A_LINE);
    }

    private <T> void numbers(String field, List<T> values, ToLongFunction<T> number) throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : values) {
            json.writeNumber(number.applyAsLong(value));
        }
        json.writeEndArray();
    }
}
