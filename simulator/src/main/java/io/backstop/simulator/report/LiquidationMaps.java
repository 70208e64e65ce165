package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.units.Decimals;
import io.backstop.simulator.report.FigureTable.Row;
import io.backstop.simulator.report.LiquidationMap.Sides;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The liquidation maps of all venues, on the page and for its script.
 *
 * @param bins stretches of the price that all of them have
 * @param maps one for each venue that has one
 */
record LiquidationMaps(PriceBins bins, List<LiquidationMap> maps) {

    private static final int CENTS = 2;
    private static final long CENT = 1_000_000;

    /** Keeps the list as it is. */
    LiquidationMaps {
        maps = List.copyOf(maps);
    }

    static LiquidationMaps of(Comparison comparison) {
        PriceBins bins = PriceBins.around(
                comparison.tape().priceBefore(), comparison.tape().indexPrices());
        return new LiquidationMaps(bins, LiquidationMap.of(comparison, bins));
    }

    /** A chart and a table for each; nothing where no venue has one. */
    Html section(List<VenueColumn> columns) {
        if (maps.isEmpty()) {
            return Html.NONE;
        }
        List<Html> figures = new ArrayList<>();
        for (LiquidationMap map : maps) {
            String name = columns.get(map.venue()).name();
            figures.add(Tag.of("div", "pocket")
                    .around(Html.lines(
                            Tag.of("h3").text(name),
                            Charts.bars(
                                    "liquidation-map-" + map.venue(),
                                    name
                                            + ": notional by liquidation price, before and after, beside the index"
                                            + " price."),
                            Grounds.table(name + ": liquidation map as a table", table(name, map)))));
        }
        return ReportPage.section(
                "liquidation-map",
                "Where positions would be liquidated",
                "Notional at the liquidation price, longs to the left and shorts to the right: pale before the tape,"
                    + " full at its end. Beside it the index. The outermost stretches also hold what lies beyond; what"
                    + " no price reaches, and what accrues with time, is left out.",
                Tag.of("div", "drawn tools").with("id", "liquidation-map-tools").text(""),
                Tag.of("div", "pockets").around(Html.lines(figures)));
    }

    private Html table(String name, LiquidationMap map) {
        List<Row> rows = new ArrayList<>();
        for (int place = bins.count() - 1; place >= 0; place--) {
            List<Long> amounts = amounts(map, place);
            if (amounts.stream().anyMatch(amount -> amount != 0)) {
                rows.add(new Row(
                        price(bins.from(place)) + " to " + price(bins.from(place + 1)),
                        amounts.stream().map(Dollars::exact).toList()));
            }
        }
        return FigureTable.ofFigures(
                name + ": notional by liquidation price",
                List.of("Liquidated from", "Longs before", "Longs after", "Shorts before", "Shorts after"),
                rows);
    }

    private static List<Long> amounts(LiquidationMap map, int place) {
        return List.of(
                map.before().longs().get(place),
                map.after().longs().get(place),
                map.before().shorts().get(place),
                map.after().shorts().get(place));
    }

    private static String price(long price) {
        return price % CENT == 0 ? Decimals.format(price / CENT, CENTS) : Decimals.format(price, Decimals.PRICE);
    }

    /** {@code liquidationMaps} of the page's figures. */
    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("liquidationMaps");
        json.writeNumberField("low", bins.low());
        json.writeNumberField("width", bins.width());
        json.writeNumberField("count", bins.count());
        json.writeArrayFieldStart("venues");
        for (LiquidationMap map : maps) {
            json.writeStartObject();
            json.writeNumberField("venue", map.venue());
            sides(json, "before", map.before());
            sides(json, "after", map.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void sides(JsonGenerator json, String field, Sides sides) throws IOException {
        json.writeObjectFieldStart(field);
        numbers(json, "longs", sides.longs());
        numbers(json, "shorts", sides.shorts());
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String field, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}
