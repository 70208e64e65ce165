package io.backstop.tests.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.oracle.laboratory.RoundFit;
import io.backstop.oracle.path.RoundFile;
import io.backstop.simulator.scenario.FittedPreset;
import io.backstop.tests.FiguresPage;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of docs/fitted-presets.md are what the recorded rounds give; with {@code -Dbackstop.fit.write=true} they are
 * written anew.
 */
class FittedFeedsTest {

    private static final Path PAGE = Repository.HOME.resolve("docs/fitted-presets.md");

    private static final List<String> WAYS = List.of(
            "as fitted",
            "one volatility for all gaps",
            "straight lines between the rounds",
            "twice the threshold",
            "looking every second",
            "every landing in its next block",
            "without a schedule",
            "without the rounds");

    @Test
    void theTablesAreWhatTheRecordedRoundsGive() throws IOException {
        Repository.requireData();

        requireTables(tables(feeds()));
    }

    /** Each way makes the comparison of the second table again. */
    @Test
    @Tag("long")
    void soIsTheTableOfOtherWays() throws IOException {
        Repository.requireData();
        List<FittedFeed> feeds = feeds();

        requireTables(Stream.concat(tables(feeds).stream(), Stream.of(variants(feeds)))
                .toList());
    }

    private static List<FittedFeed> feeds() throws IOException {
        return List.of(
                new FittedFeed("AVAX/USD, Polygon", "20220511_chainlink_avaxusd_polygon_rounds.csv"),
                new FittedFeed("MATIC/USD, BNB Chain", "20220512_chainlink_maticusd_bsc_rounds.csv"),
                new FittedFeed("BTC/USD, Polygon", "20220915_chainlink_btcusd_polygon_rounds.csv"),
                new FittedFeed("ETH/USD, Ethereum", "20230817_chainlink_ethusd_ethereum_rounds.csv"));
    }

    /** The page's first tables, as many as these. */
    private static void requireTables(List<String> tables) throws IOException {
        String page = FiguresPage.withTables(Files.readString(PAGE), tables);
        if (Boolean.getBoolean("backstop.fit.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "chainlink-avax-polygon, 20220511_chainlink_avaxusd_polygon_rounds.csv",
        "chainlink-matic-bsc, 20220512_chainlink_maticusd_bsc_rounds.csv",
        "chainlink-btc-polygon, 20220915_chainlink_btcusd_polygon_rounds.csv",
        "chainlink-eth-ethereum, 20230817_chainlink_ethusd_ethereum_rounds.csv"
    })
    void aShippedPresetIsTheFitOfItsFileUnderALineOfItsOwn(String preset, String file) throws IOException {
        Repository.requireData();
        Path shipped = Repository.HOME.resolve("presets/oracle").resolve(preset + ".yaml");
        RoundFit fit = RoundFit.of(RoundFile.read(System.getenv("BACKSTOP_DATA") + "/oracle/" + file));

        String text = Files.readString(shipped);
        String written = text.lines().findFirst().orElseThrow() + "\n" + FittedPreset.of(fit, file);
        if (Boolean.getBoolean("backstop.fit.write")) {
            Files.writeString(shipped, written);
        }

        assertThat(Files.readString(shipped)).isEqualTo(written);
    }

    private static List<String> tables(List<FittedFeed> feeds) {
        return List.of(
                table(
                        List.of(
                                "first half of",
                                "threshold",
                                "heartbeat",
                                "looks every",
                                "as overshoots tell",
                                "block",
                                "latency, but for what all take",
                                "looks that fail"),
                        feeds.stream().map(FittedFeed::figures)),
                table(
                        List.of(
                                "second half of",
                                "updates, real / simulated",
                                "ratio",
                                "gaps: a tenth, half, nine tenths",
                                "changes: a tenth, half, nine tenths",
                                "distance of changes (worst seed)",
                                "distance of gaps (worst seed)",
                                "within the bounds"),
                        feeds.stream().map(FittedFeed::comparison)));
    }

    private static String variants(List<FittedFeed> feeds) {
        List<List<String>> columns = feeds.stream().map(FittedFeed::variants).toList();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < WAYS.size(); i++) {
            int place = i;
            rows.add(FittedFeed.row(
                    Stream.concat(Stream.of(WAYS.get(i)), columns.stream().map(column -> column.get(place)))
                            .toArray(String[]::new)));
        }
        return table(
                Stream.concat(Stream.of("way"), feeds.stream().map(FittedFeed::name))
                        .toList(),
                rows.stream());
    }

    private static String table(List<String> header, Stream<String> rows) {
        return FiguresPage.table(FittedFeed.row(header.toArray(String[]::new)), header.size(), rows.toList());
    }
}
