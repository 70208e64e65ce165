package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bar of every file becomes ticks with exactly its open, high, low and close. */
class BarExpansionTest {

    private static final long START = 1_000_000_000_000L;
    private static final int QUARTERS = 4;

    @TempDir
    private Path folder;

    /** The four prices of a row or of ticks (1e-8 dollar), from a time on. */
    private record Prices(long millis, long open, long high, long low, long close) {

        static Prices of(String row) {
            List<String> fields = Arrays.asList(row.split(","));
            return new Prices(
                    Long.parseLong(fields.getFirst()),
                    price(fields.get(1)),
                    price(fields.get(2)),
                    price(fields.get(3)),
                    price(fields.get(4)));
        }

        static Prices of(long millis, long[] ticks) {
            return new Prices(
                    millis,
                    ticks[0],
                    IntStream.range(0, ticks.length)
                            .mapToLong(i -> ticks[i])
                            .max()
                            .orElseThrow(),
                    IntStream.range(0, ticks.length)
                            .mapToLong(i -> ticks[i])
                            .min()
                            .orElseThrow(),
                    ticks[ticks.length - 1]);
        }

        private static long price(String field) {
            return new BigDecimal(field).movePointRight(8).longValueExact();
        }

        boolean opensOutside() {
            return open < low || open > high;
        }

        Prices opened() {
            return new Prices(millis, open < low ? low : Math.min(open, high), high, low, close);
        }

        String row() {
            return Stream.of(open, high, low, close)
                    .map(price -> BigDecimal.valueOf(price, 8).toPlainString())
                    .reduce(Long.toString(millis), (row, field) -> row + "," + field);
        }
    }

    @ParameterizedTest(name = "file: {0}")
    @MethodSource("files")
    void everyBarOfARecordedFile(String name) throws IOException {
        assumeTrue(!name.isEmpty(), "skipped: no data");
        Path file = recorded().resolve(name);
        List<Prices> rows = Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(Prices::of)
                .toList();

        assertExpanded(file, rows, 1000, 0);
    }

    /** Recorded files; one without a name where there are none. */
    static Stream<String> files() throws IOException {
        Path folder = recorded();
        if (!Files.isDirectory(folder)) {
            return Stream.of("");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void everyBarOfHundredsOfRandomFiles() throws IOException {
        int flat = 0;
        int moved = 0;
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long length = 1000L * random.nextInt(1, 90);
            List<Prices> rows = rows(length, random);
            Path file = Files.writeString(
                    folder.resolve("bars.csv"),
                    "ts_ms,open,high,low,close\n"
                            + String.join("\n", rows.stream().map(Prices::row).toList()));

            assertExpanded(file, rows, 1000 * random.nextLong(1, Math.max(2, length / 4000)), seed);
            flat += (int) rows.stream().filter(row -> row.high() == row.low()).count();
            moved += (int) rows.stream().filter(Prices::opensOutside).count();
        }
        assertThat(List.of(flat, moved)).allMatch(count -> count > 300);
    }

    /** Flat bars, gaps, opens outside the bar, prices of a few units or of millions of dollars. */
    private static List<Prices> rows(long length, SplittableRandom random) {
        long middle = random.nextBoolean() ? random.nextLong(20, 1000) : random.nextLong(1, 1L << 50) + 20;
        List<Prices> rows = new ArrayList<>();
        long millis = START;
        for (int i = random.nextInt(3, 30); i > 0; i--) {
            long width = random.nextInt(4) == 0 ? 0 : random.nextLong(1, middle / 10 + 2);
            long low = middle - width / 2;
            long open = random.nextInt(4) == 0
                    ? Math.max(1, low + random.nextLong(-width - 1, 2 * width + 2))
                    : low + random.nextLong(width + 1);
            rows.add(new Prices(millis, open, low + width, low, low + random.nextLong(width + 1)));
            millis += length * (random.nextInt(6) == 0 ? random.nextInt(2, 5) : 1);
            // Two bars in a row tell how long one is.
            millis = rows.size() == 1 ? START + length : millis;
        }
        return rows;
    }

    private static void assertExpanded(Path file, List<Prices> rows, long stepMillis, long seed) throws IOException {
        long length = IntStream.range(1, rows.size())
                .mapToLong(i -> rows.get(i).millis() - rows.get(i - 1).millis())
                .min()
                .orElseThrow();
        List<Prices> expected = rows.stream().map(Prices::opened).toList();

        assertThat(alongLines(file, rows, length)).isEqualTo(expected);
        if (length / stepMillis >= BridgedBar.FEWEST_TICKS) {
            long covered = rows.getLast().millis() + length - rows.getFirst().millis();
            TimeGrid grid = new TimeGrid(
                    rows.getFirst().millis(), stepMillis, Math.toIntExact(Math.ceilDiv(covered, stepMillis)));
            WrittenPath path = PathWriter.write(new PathSpec.Csv(file.toString(), true, true), grid, seed);
            assertThat(bridged(path.prices(), grid, rows, length)).isEqualTo(expected);
            assertThat(path.clampedBars())
                    .isEqualTo((int) rows.stream().filter(Prices::opensOutside).count());
        }
    }

    /** The four turning points of each bar, which lie closer together than any clock's steps. */
    private static List<Prices> alongLines(Path file, List<Prices> rows, long length) {
        PolyLine line = new PolyLine(BarFile.read(file.toString(), true).lines());
        return rows.stream()
                .map(row -> Prices.of(
                        row.millis(),
                        IntStream.range(0, QUARTERS)
                                .mapToLong(quarter -> line.at(row.millis() + length * quarter / QUARTERS))
                                .toArray()))
                .toList();
    }

    /** All ticks of each bar. */
    private static List<Prices> bridged(PriceSeries path, TimeGrid grid, List<Prices> rows, long length) {
        return rows.stream()
                .map(row -> Prices.of(
                        row.millis(),
                        IntStream.range(tickAfter(row.millis(), grid), tickAfter(row.millis() + length, grid))
                                .mapToLong(path::at)
                                .toArray()))
                .toList();
    }

    private static int tickAfter(long millis, TimeGrid grid) {
        return grid.stepAfter(0, millis - grid.startMillis());
    }

    private static Path recorded() {
        return Path.of(System.getenv().getOrDefault("BACKSTOP_DATA", ""), "prices");
    }
}
