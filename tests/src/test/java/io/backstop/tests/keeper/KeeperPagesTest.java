package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.record.DecisionLog;
import io.backstop.keeper.record.LiquidationTimes;
import io.backstop.simulator.command.KeeperCommand;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The pages of docs/keeper list what there is, all of it and nothing else. */
class KeeperPagesTest {

    private static final Path PAGES = Repository.HOME.resolve("docs/keeper");
    private static final Path COMMANDS =
            Repository.HOME.resolve("simulator/src/main/java/io/backstop/simulator/command");

    /** Whoever tells an event names it where it is told; what several callers tell is named by them. */
    private static final Pattern EVENT = Pattern.compile(
            "(?:log\\.(?:info|warn|error)|tellOnly|settled|readAnew)\\(\\s*\"([^\"]+)\"|log\\.tell\\([^;\"]*\"([^\"]+)\"(?:\\s*:\\s*\"([^\"]+)\")?");

    private static final Pattern COUNTER = Pattern.compile("\\.count(?:er)?\\(\\s*\"(backstop_[a-z_]+)\"");
    private static final Pattern LEVEL = Pattern.compile("\\.(?:gauge|durations)\\(\\s*\"(backstop_[a-z_]+)\"");
    private static final Pattern QUOTED = Pattern.compile("`([^`{]+)(?:\\{[^`]*\\})?`");

    @Test
    void everyLine() {
        Set<String> told = new TreeSet<>();
        for (String source : sources()) {
            Matcher found = EVENT.matcher(source);
            while (found.find()) {
                for (int group = 1; group <= 3; group++) {
                    if (found.group(group) != null) {
                        told.add(found.group(group));
                    }
                }
            }
        }

        assertThat(listed("log.md")).isEqualTo(told);
    }

    @Test
    void everyFigure() {
        Set<String> shown = new TreeSet<>();
        for (String source : sources()) {
            COUNTER.matcher(source).results().forEach(found -> shown.add(found.group(1) + "_total"));
            LEVEL.matcher(source).results().forEach(found -> shown.add(found.group(1)));
        }

        assertThat(listed("metrics.md").stream().filter(name -> !name.startsWith("/")))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    /** In a file an option's name has capitals in the place of its hyphens. */
    @Test
    void everyOptionAndItsKey() {
        Set<String> options = new CommandLine(new KeeperCommand())
                .getCommandSpec().options().stream()
                        .map(option -> option.names()[0].replace("--", ""))
                        .filter(name ->
                                !Set.of("-h", "-V", "help", "version", "config").contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> keys = options.stream().map(KeeperPagesTest::key).collect(Collectors.toCollection(TreeSet::new));

        assertThat(options(cells("options.md", 1))).isEqualTo(options);
        assertThat(quoted(cells("options.md", 2))).isEqualTo(keys);
    }

    @Test
    void everyKeyOfTheRecord(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        DecisionLog decisions = new DecisionLog(file, Stage.UNIT, block -> Instant.EPOCH, (level, event, pairs) -> {});
        SentBatch batch = new SentBatch(SentBatch.Kind.LIQUIDATION, new int[] {7}, "0xab");
        decisions.liquidated(
                new LiquidationOutcome.Reverted(7, "0xab"), batch, new LiquidationTimes(0, -1, null, null, null, null));
        JsonNode line = JsonMapper.builder().build().readTree(Files.readString(file));

        assertThat(listed("decisions.md")).containsExactlyInAnyOrderElementsOf(() -> line.fieldNames());
    }

    private static String key(String option) {
        return Pattern.compile("-([a-z])")
                .matcher(option)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /** What stands in the first column of a page's tables. */
    private static Set<String> listed(String page) {
        return quoted(cells(page, 1));
    }

    private static Set<String> quoted(List<String> cells) {
        return cells.stream()
                .flatMap(cell -> QUOTED.matcher(cell).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options(List<String> cells) {
        return cells.stream()
                .flatMap(cell ->
                        Pattern.compile("`--([a-z-]+)").matcher(cell).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A column of all tables of a page, without their heads. */
    private static List<String> cells(String page, int column) {
        return read(PAGES.resolve(page))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replace("\\|", "/").split("\\|", -1)[column])
                .toList();
    }

    /** The keeper, and the commands that make one. */
    private static List<String> sources() {
        Path keeper = Repository.HOME.resolve("keeper/src/main/java");
        try (Stream<Path> files = Files.walk(keeper);
                Stream<Path> commands = Files.list(COMMANDS)) {
            return Stream.concat(
                            files,
                            commands.filter(
                                    file -> file.getFileName().toString().startsWith("Keeper")))
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(KeeperPagesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
