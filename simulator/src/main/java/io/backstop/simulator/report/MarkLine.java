package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mark price drawn beside the index.
 *
 * @param name the venues that use it
 * @param cssClass what colours it
 * @param prices the mark of each step
 */
record MarkLine(String name, String cssClass, PriceSeries prices) {

    private static final int MOST = 3;

    /** Up to three different marks, those that stray furthest from the index, in the order of the venues. */
    static List<MarkLine> choose(List<VenueColumn> columns, PriceSeries index) {
        Map<PriceSeries, List<String>> names = new LinkedHashMap<>();
        for (VenueColumn column : columns) {
            names.computeIfAbsent(column.run().marks(), marks -> new ArrayList<>())
                    .add(column.id());
        }
        names.remove(index);
        List<PriceSeries> furthest = names.keySet().stream()
                .sorted(Comparator.comparingLong((PriceSeries marks) -> -distance(marks, index)))
                .limit(MOST)
                .toList();
        names.keySet().retainAll(furthest);
        List<MarkLine> lines = new ArrayList<>();
        names.forEach((marks, ids) ->
                lines.add(new MarkLine(String.join(", ", distinct(ids)), "mark-" + (lines.size() + 1), marks)));
        return lines;
    }

    private static List<String> distinct(List<String> ids) {
        return ids.stream().distinct().toList();
    }

    private static long distance(PriceSeries marks, PriceSeries index) {
        long distance = 0;
        for (int step = 0; step < marks.length(); step++) {
            distance = Math.max(distance, Math.abs(marks.at(step) - index.at(step)));
        }
        return distance;
    }
}
