package io.backstop.simulator.scenario;

import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code path} of the index and of books: known points, the bars of a file, or generated.
 *
 * <p>A price file whose folder the environment does not name is remembered, not reported at once: a scenario that only
 * lacks its data has then passed every other check. Not thread safe.
 */
final class PathSection {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final TimeGrid grid;
    private final Path scenario;
    private final Map<String, String> environment;
    private @Nullable String missing;

    /**
     * Paths on this grid.
     *
     * @param scenario the scenario's file, in whose folder price files are looked for
     * @param environment where <code>${NAME}</code> in the name of a price file is looked up
     */
    PathSection(TimeGrid grid, Path scenario, Map<String, String> environment) {
        this.grid = grid;
        this.scenario = scenario;
        this.environment = environment;
    }

    /** The path of the index. */
    PathSpec read(Node path) {
        Node following = path.optional("following");
        if (following != null) {
            throw following.mistakeWithoutValue(
                    "is allowed in the path of a book or of another market only: it is the index that is followed");
        }
        return read(path, "anchors", "csv", "candles", "rounds", "generated");
    }

    /** The path of a book, which may follow the index. */
    PathSpec readBook(Node path) {
        return read(path, "anchors", "csv", "candles", "rounds", "generated", "following");
    }

    private PathSpec read(Node path, String... kinds) {
        path.allowOnly(Stream.concat(Arrays.stream(kinds), Stream.of("stress")).toArray(String[]::new));
        Node given = path.exactlyOneOf(kinds);
        PathSpec calm = calm(path, given);
        return stressed(calm, path.optional("stress"));
    }

    /** The prices of a source: the index or a path of its own, and what happens to them there. */
    PathSpec readSource(Node source) {
        Node path = source.optional("path");
        return stressed(path == null ? new PathSpec.Index() : readBook(path), source.optional("stress"));
    }

    /** The clock on which they lie. */
    TimeGrid grid() {
        return grid;
    }

    private PathSpec stressed(PathSpec calm, @Nullable Node stress) {
        return stress == null ? calm : new PathSpec.Shocked(calm, new StressSection(grid.startMillis()).read(stress));
    }

    private PathSpec calm(Node path, Node given) {
        if (path.optional("anchors") != null) {
            return anchors(given);
        }
        if (path.optional("csv") != null) {
            return csv(given);
        }
        if (path.optional("candles") != null) {
            return candles(given);
        }
        if (path.optional("rounds") != null) {
            return rounds(given);
        }
        return path.optional("generated") != null
                ? GeneratedSection.generated(given)
                : GeneratedSection.following(given);
    }

    /**
     * Ends the reading.
     *
     * @throws NoDataException if the environment does not name the folder of a file, for the first of them
     */
    void requireFolders() {
        if (missing != null) {
            throw new NoDataException(missing);
        }
    }

    private PathSpec anchors(Node anchors) {
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

    private PathSpec csv(Node csv) {
        csv.allowOnly("file", "openConvention", "expansion", "longestGap");
        Node convention = csv.optional("openConvention");
        boolean previousClose = convention != null
                && convention.oneOf("inRange", "previousClose").equals("previousClose");
        return new PathSpec.Csv(locate(csv.required("file")), previousClose, isBridged(csv), longestGap(csv));
    }

    private PathSpec candles(Node candles) {
        candles.allowOnly("file", "expansion", "longestGap");
        return new PathSpec.Candles(locate(candles.required("file")), isBridged(candles), longestGap(candles));
    }

    private PathSpec rounds(Node rounds) {
        rounds.allowOnly("file", "between", "longestGap");
        Node between = rounds.optional("between");
        boolean held = between == null || between.oneOf("hold", "line").equals("hold");
        return new PathSpec.Rounds(locate(rounds.required("file")), held, longestGap(rounds));
    }

    private static boolean isBridged(Node bars) {
        Node expansion = bars.optional("expansion");
        return expansion != null && expansion.oneOf("lines", "bridge").equals("bridge");
    }

    /** Any gap is carried where there is no such key. */
    private static long longestGap(Node file) {
        return Quantity.positiveDuration(file, "longestGap", 0);
    }

    /** The file with its variables filled in, relative to the scenario's own folder. */
    String locate(Node file) {
        String name = VARIABLE.matcher(file.text())
                .replaceAll(found -> Matcher.quoteReplacement(value(file, found.group(1))));
        try {
            return scenario.resolveSibling(name).toString();
        } catch (InvalidPathException e) {
            throw file.mistake("must be the name of a file");
        }
    }

    private String value(Node file, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty() && missing == null) {
            missing = file.mistake("needs the variable " + variable).getMessage() + ", skipped: no data";
        }
        return value;
    }
}
