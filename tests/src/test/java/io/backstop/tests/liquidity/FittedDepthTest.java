package io.backstop.tests.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.cex.maker.RealisedVolatility;
import io.backstop.model.cex.maker.Withdrawal;
import io.backstop.tests.FiguresPage;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The preset and the table of docs/fitted-depth.md are what the recorded depths give; with {@code -Dbackstop.fit.write=true}
 * they are written anew.
 */
class FittedDepthTest {

    private static final Path PAGE = Repository.HOME.resolve("docs/fitted-depth.md");
    private static final Path PRESET = Repository.HOME.resolve("presets/book/binance-btcusdt-2025-10-10.yaml");
    private static final String DEPTHS = "20251010_binance_usdm_btcusdt_ask_depth_1900_2400.csv";
    private static final String PRICES = "20251010_binance_coinm_btcusd_perp_mark_1m.csv";
    private static final Instant FIRST = Instant.parse("2025-10-10T20:49:00Z");
    private static final Instant LAST = Instant.parse("2025-10-10T22:00:00Z");
    private static final Instant LEAST = Instant.parse("2025-10-10T21:22:00Z");
    private static final double MILLION = 1e12;
    private static final List<String> SHOWN = List.of(
            "20:49", "20:53", "20:56", "21:01", "21:08", "21:13", "21:18", "21:19", "21:20", "21:22", "21:23", "21:30",
            "21:45", "21:59");

    private List<RecordedDepth> evening = List.of();
    private List<RecordedDepth> crash = List.of();
    private MinutePrices prices = new MinutePrices(new TreeMap<>());

    @BeforeEach
    void read() {
        Repository.requireData();
        Path data = Path.of(System.getenv("BACKSTOP_DATA"));
        evening = RecordedDepth.asks(data.resolve("book").resolve(DEPTHS).toString());
        prices = MinutePrices.read(data.resolve("prices").resolve(PRICES).toString());
        crash = evening.stream()
                .filter(depth -> depth.millis() >= FIRST.toEpochMilli() && depth.millis() < LAST.toEpochMilli())
                .toList();
    }

    @Test
    void theShippedPresetIsTheFitUnderALineOfItsOwn() throws IOException {
        String first = Files.readString(PRESET).lines().findFirst().orElseThrow();
        String written = first + "\n" + DepthPreset.of(fit(), crash, DEPTHS, PRICES);
        if (Boolean.getBoolean("backstop.fit.write")) {
            Files.writeString(PRESET, written);
        }

        assertThat(Files.readString(PRESET)).isEqualTo(written);
    }

    @Test
    void theTableIsWhatAMakerQuotes() throws IOException {
        List<Long> byVolatility = quoted(Withdrawal.byVolatility(
                new RealisedVolatility(fit().minutes() * MinutePrices.MINUTE, MinutePrices.MINUTE), fit().table()));
        List<Long> recorded = quoted(Withdrawal.recorded(DepthPreset.recorded(crash)));

        String page = FiguresPage.withTables(Files.readString(PAGE), List.of(table(byVolatility, recorded)));
        if (Boolean.getBoolean("backstop.fit.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    /** 372 M dollars at 20:49, 57 M at 21:22, and what lies between them to 0.02 M: ratios are kept to 0.01 % of 372 M. */
    @Test
    void aMakerThatIsToldWhatWasRecordedQuotesIt() {
        List<Long> quoted = quoted(Withdrawal.recorded(DepthPreset.recorded(crash)));

        assertThat(quoted.getFirst() / MILLION).isCloseTo(372, within(0.1));
        assertThat(quoted.get(lastOf(LEAST)) / MILLION).isCloseTo(57, within(0.3));
        for (int place = 0; place < crash.size(); place++) {
            assertThat(quoted.get(place) / MILLION)
                    .isCloseTo(crash.get(place).withinOnePercent() / MILLION, within(0.02));
        }
    }

    private DepthFit fit() {
        return DepthFit.of(evening, crash.getFirst(), prices);
    }

    /** The last record of a minute. */
    private int lastOf(Instant minute) {
        int last = 0;
        for (int place = 0; place < crash.size(); place++) {
            last = crash.get(place).millis() < minute.toEpochMilli() + MinutePrices.MINUTE ? place : last;
        }
        return last;
    }

    /** Asks within 1 % at each record of the crash, by a maker that has seen all of the evening's closes. */
    private List<Long> quoted(Withdrawal withdrawal) {
        QuotedDepth depth = new QuotedDepth(crash.getFirst(), withdrawal);
        List<Long> quoted = new ArrayList<>();
        TreeMap<Long, Boolean> times = new TreeMap<>();
        prices.closes().keySet().forEach(time -> times.put(time, false));
        crash.forEach(record -> times.put(record.millis(), true));
        for (Map.Entry<Long, Boolean> time : times.headMap(LAST.toEpochMilli()).entrySet()) {
            depth.requote(time.getKey(), prices.at(time.getKey()));
            if (time.getValue()) {
                quoted.add(depth.asksWithinOnePercent());
            }
        }
        return quoted;
    }

    private String table(List<Long> byVolatility, List<Long> recorded) {
        List<String> rows = new ArrayList<>();
        for (String shown : SHOWN) {
            int place = lastOf(Instant.parse("2025-10-10T" + shown + ":00Z"));
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |",
                    Instant.ofEpochMilli(crash.get(place).millis()).toString().substring(11, 19),
                    crash.get(place).withinOnePercent() / MILLION,
                    byVolatility.get(place) / MILLION,
                    recorded.get(place) / MILLION));
        }
        return FiguresPage.table("| time (UTC) | real | by volatility | as recorded |", 4, rows);
    }
}
