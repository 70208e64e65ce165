package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.oracle.path.PriceFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scenario that a source of prices and a way of delivery make: one pool with nobody in it. Its text is put together and
 * then read as any scenario is, so its feed is derived by the same code.
 */
public final class SourceScenario {

    private static final String FEED = "venues[0].oracle";
    private static final long SECOND = 1000;

    /** When a tape starts whose prices have no time of their own. */
    private static final long TIMELESS_START =
            Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    private static final long TIMELESS_LENGTH = 3_600_000;

    private final SourceRequest request;
    private final String option;
    private final Origin origin;
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();

    private SourceScenario(SourceRequest request) {
        this.request = request;
        option = "--source " + request.source();
        origin = new Origin(option);
    }

    /**
     * Reads and checks it. Files in YAML files are looked for in the working directory.
     *
     * @param environment where <code>${NAME}</code> in the name of a price file is looked up
     * @throws InputException for the first mistake found
     */
    public static Scenario read(SourceRequest request, Map<String, String> environment) {
        return new SourceScenario(request).read(environment);
    }

    private Scenario read(Map<String, String> environment) {
        tree.put("name", "source").put("seed", request.seed());
        ObjectNode clock = tree.putObject("clock");
        path().ifPresentOrElse(
                        file -> clock(clock, file.fromMillis(), file.untilMillis()),
                        () -> clock(clock, TIMELESS_START, 0));
        tree.putObject("positions").putArray("list");
        ObjectNode venue = tree.putArray("venues").addObject();
        venue.put("id", request.venue()).put("type", "pool").put("closeMode", "ORACLE");
        venue.put("lpCapital", 1).putArray("pockets").add("lp");
        venue.set("oracle", delivery());
        Node root = Overrides.apply(tree, origin, request.overrides());
        return ScenarioReader.read(root, Path.of(""), environment);
    }

    /** Writes the section {@code path}; the price file that stands there, if one does. */
    private Optional<PriceFile> path() {
        Optional<PathModel> model = PathModel.of(request.source());
        origin.option("path", option);
        if (model.isPresent()) {
            tree.set("path", model.get().path(option, request.source()));
            return Optional.empty();
        }
        requireFile(
                "--source",
                request.source(),
                "a price file, a YAML file with a path, or a model: " + PathModel.words());
        if (!FeedReader.isYaml(request.source())) {
            PriceFile file = PriceFile.of(request.source());
            tree.putObject("path").putObject(file.key()).put("file", request.source());
            return Optional.of(file);
        }
        Node given = new Node(new Origin(request.source()), "", YamlFile.read(Path.of(request.source())));
        given.allowOnly("path");
        tree.set("path", given.required("path").json());
        origin.option("path", request.source() + ": path");
        return fileIn(given.required("path"));
    }

    /** A name that depends on the environment tells nothing of the times in its file. */
    private static Optional<PriceFile> fileIn(Node path) {
        for (String key : PriceFile.KEYS) {
            Node section = path.optional(key);
            Node file = section == null ? null : section.optional("file");
            if (file != null && !file.text().contains("${")) {
                return Optional.of(PriceFile.of(file.text()));
            }
        }
        return Optional.empty();
    }

    private ObjectNode delivery() {
        String delivery = request.delivery();
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        if (!FeedReader.isYaml(delivery)) {
            origin.option(FEED, "--delivery");
            origin.option(FEED + ".preset", "--delivery");
            return feed.put("preset", delivery);
        }
        requireFile("--delivery", delivery, "a preset or a YAML file with the keys of a feed");
        origin.option(FEED, delivery);
        return YamlFile.read(Path.of(delivery));
    }

    private static void requireFile(String name, String value, String allowed) {
        if (!isFile(value)) {
            throw new InputException("%s \"%s\" must be %s".formatted(name, value, allowed));
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Writes the section {@code clock}.
     *
     * @param begin where the prices begin
     * @param end from where on there are none; 0 where they have no times
     */
    private void clock(ObjectNode clock, long begin, long end) {
        long step = Quantity.positiveDuration(given("clock.step", "--step", request.step()));
        long start = request.from() == null
                ? Math.ceilDiv(begin, SECOND) * SECOND
                : Quantity.instantOrOffset(given("clock.start", "--from", request.from()), begin);
        clock.put("start", Instant.ofEpochMilli(start).toString()).put("step", request.step());
        clock.put("steps", steps(step, start, end));
    }

    private long steps(long step, long start, long end) {
        String length = request.length();
        if (length == null) {
            long rest = end == 0 ? TIMELESS_LENGTH : end - start;
            if (rest <= 0) {
                throw new InputException("--from \"%s\" must be before %s, where %s ends"
                        .formatted(request.from(), Instant.ofEpochMilli(end), request.source()));
            }
            return Math.ceilDiv(rest, step);
        }
        long steps = Quantity.positiveDuration(given("clock.steps", "--for", length)) / step;
        if (steps == 0) {
            throw new InputException("--for \"%s\" must be --step at least, %s".formatted(length, request.step()));
        }
        return steps;
    }

    private Node given(String path, String name, @Nullable String value) {
        origin.option(path, name);
        return new Node(origin, path, TextNode.valueOf(String.valueOf(value)));
    }
}
