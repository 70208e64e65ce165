package io.backstop.simulator.scenario;

import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code path}: known points or the bars of a file. */
final class PathSection {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private PathSection() {}

    static PathSpec read(Node path, TimeGrid grid, Path scenario, Map<String, String> environment) {
        path.allowOnly("anchors", "csv");
        Node given = path.exactlyOneOf("anchors", "csv");
        return path.optional("anchors") != null ? anchors(given, grid) : csv(given, scenario, environment);
    }

    private static PathSpec anchors(Node anchors, TimeGrid grid) {
        anchors.allowOnly("volatility", "points");
        Node volatility = anchors.optional("volatility");
        List<AnchorPoint> points = new ArrayList<>();
        for (Node point : anchors.required("points").someItems()) {
            point.allowOnly("at", "price");
            Node at = point.required("at");
            long millis = Quantity.instantOrOffset(at, grid.startMillis());
            if (!points.isEmpty() && millis <= points.getLast().millis()) {
                throw at.mistake("must be after the point before it");
            }
            points.add(new AnchorPoint(millis, Quantity.price(point.required("price"))));
        }
        return new PathSpec.Anchors(points, volatility == null ? 0 : Quantity.ratio(volatility));
    }

    private static PathSpec csv(Node csv, Path scenario, Map<String, String> environment) {
        csv.allowOnly("file", "openConvention");
        Node convention = csv.optional("openConvention");
        boolean previousClose = convention != null
                && convention.oneOf("inRange", "previousClose").equals("previousClose");
        Node file = csv.required("file");
        return new PathSpec.Csv(locate(file, scenario, environment), previousClose);
    }

    /** The file with its variables filled in, relative to the scenario's own folder. */
    private static String locate(Node file, Path scenario, Map<String, String> environment) {
        Matcher matcher = VARIABLE.matcher(file.text());
        String name = matcher.replaceAll(found -> {
            String value = environment.get(found.group(1));
            if (value == null || value.isEmpty()) {
                throw new NoDataException(
                        file.mistake("needs the variable " + found.group(1)).getMessage() + ", skipped: no data");
            }
            return Matcher.quoteReplacement(value);
        });
        try {
            return scenario.resolveSibling(name).toString();
        } catch (InvalidPathException e) {
            throw file.mistake("must be the name of a file");
        }
    }
}
