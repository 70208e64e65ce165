package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.JumpSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceScenarioTest {

    private static final long DOLLAR = 100_000_000;
    private static final long PERCENT = 10_000_000;
    private static final long NEW_YEAR = 1_735_689_600_000L;

    @TempDir
    private Path folder;

    /** Two bars of a minute from 00:00:10 on: ticks at :10, :11, … 00:02:09, which are 120. */
    @Test
    void theClockOfAFileIsTheFiles() throws IOException {
        String file = write("bars.csv", "ts_ms,open,high,low,close", "1735689610000,1,1,1,1", "1735689670000,2,2,2,2");

        Scenario scenario = read(file, "chainlink-l2");

        assertThat(scenario.grid()).isEqualTo(new TimeGrid(NEW_YEAR + 10_000, 1000, 120));
        assertThat(scenario.path()).isEqualTo(new PathSpec.Csv(file, false, false, 0));
    }

    @Test
    void theDeliveryIsReadAsTheFeedOfAScenarioIs() {
        Scenario shipped = ScenarioReader.read(
                Path.of(System.getProperty("backstop.home", "..")).resolve("scenarios/oracle-presets.yaml"),
                List.of(),
                Map.of());

        for (VenueSpec venue : shipped.venues()) {
            assertThat(feedOf(read("gbm:price=2000", venue.id())))
                    .as(venue.id())
                    .isEqualTo(((VenueSpec.Pool) venue).markFeed());
        }
    }

    @Test
    void aKindIsToldByHowTheFileBegins() throws IOException {
        String rounds = write("a", "updated_at_ms,price_usd,round", "1735689600500,1,7", "1735689602500,2,8");
        String candles = write(
                "b",
                "[{\"t\":1735689600000,\"o\":1,\"h\":1,\"l\":1,\"c\":1},"
                        + "{\"t\":1735689660000,\"o\":1,\"h\":1,\"l\":1,\"c\":1}]");
        String klines = write("c", "1735689600000,1,1,1,1,0,0,0,0,0,0,0", "1735689660000,1,1,1,1,0,0,0,0,0,0,0");

        assertThat(read(rounds, "chainlink-l2").path()).isEqualTo(new PathSpec.Rounds(rounds, true, 0));
        assertThat(read(rounds, "chainlink-l2").grid()).isEqualTo(new TimeGrid(NEW_YEAR + 1000, 1000, 2));
        assertThat(read(candles, "chainlink-l2").path()).isEqualTo(new PathSpec.Candles(candles, false, 0));
        assertThat(read(klines, "chainlink-l2").path()).isEqualTo(new PathSpec.Csv(klines, false, false, 0));
    }

    @Test
    void aModelInOneLineIsTheSectionOfAScenario() {
        assertThat(read("gbm:price=2000,drift=-5%,annualVolatility=80%", "dydx-v4")
                        .path())
                .isEqualTo(new PathSpec.Generated(2000 * DOLLAR, -5 * PERCENT, 80 * PERCENT, null));
        assertThat(read("merton:price=2000,perDay=4,mean=-2%,deviation=3%", "dydx-v4")
                        .path())
                .isEqualTo(new PathSpec.Generated(
                        2000 * DOLLAR, 0, 0, new JumpSpec(400 * PERCENT, 0, 60_000, -2 * PERCENT, 3 * PERCENT)));
        assertThat(read("hawkes:price=2000,perDay=4,excitation=50%", "dydx-v4").path())
                .isEqualTo(new PathSpec.Generated(
                        2000 * DOLLAR, 0, 0, new JumpSpec(400 * PERCENT, 50 * PERCENT, 60_000, 0, 0)));
        assertThat(read("gap:price=2000,at=10s,move=-10%", "dydx-v4").path())
                .isEqualTo(new PathSpec.Shocked(
                        new PathSpec.Generated(2000 * DOLLAR, 0, 0, null),
                        List.of(new PathSpec.Shock(List.of(
                                new PathSpec.FactorPoint(NEW_YEAR + 9_999, 100 * PERCENT),
                                new PathSpec.FactorPoint(NEW_YEAR + 10_000, 90 * PERCENT))))));
    }

    /** Prices without a time of their own run for an hour unless it is said how long. */
    @Test
    void lengthStepAndSeedAreGiven() {
        SourceRequest request =
                new SourceRequest("gbm:price=1", "pyth-core", "mine", 7, "2s", "2025-01-01T00:00:04Z", "9s", List.of());

        Scenario scenario = SourceScenario.read(request, Map.of());

        assertThat(scenario.grid()).isEqualTo(new TimeGrid(NEW_YEAR + 4000, 2000, 4));
        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.venues().getFirst().id()).isEqualTo("mine");
        assertThat(read("gbm:price=1", "pyth-core").grid()).isEqualTo(new TimeGrid(NEW_YEAR, 1000, 3600));
    }

    @Test
    void filesMaySayBoth() throws IOException {
        String source = write("path.yaml", "path:", "  anchors: {points: [{at: 0s, price: 7}]}");
        String delivery = write("feed.yaml", "preset: chainlink-l2", "delay: 3s");

        Scenario scenario = read(source, delivery);

        assertThat(scenario.path())
                .isEqualTo(new PathSpec.Anchors(List.of(new PathSpec.AnchorPoint(NEW_YEAR, 7 * DOLLAR)), 0));
        assertThat(feedOf(scenario).delayMillis()).isEqualTo(3000);
        assertThat(feedOf(scenario).heartbeatMillis()).isEqualTo(86_400_000);
    }

    @Test
    void theShortEndingIsOfYamlToo() throws IOException {
        String source = write("path.yml", "path:", "  anchors: {points: [{at: 0s, price: 7}]}");
        String delivery = write("feed.YML", "preset: chainlink-l2", "delay: 3s");

        assertThat(feedOf(read(source, delivery)).delayMillis()).isEqualTo(3000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nowhere.csv            | chainlink-l2 | --source "nowhere.csv" must be a price file, a YAML file with a path, or a model: gbm, merton, hawkes, gap, grind, flashCrash, pump
        gbm                    | chainlink-l2 | --source gbm: generated.price: is missing
        gbm:price              | chainlink-l2 | --source gbm:price: "price" must be key=value
        gbm:price=1,price=2    | chainlink-l2 | --source gbm:price=1,price=2: price: must be given once
        gbm:price=-1           | chainlink-l2 | --source gbm:price=-1: generated.price: -1 must be positive
        gbm:price=1,perDay=2   | chainlink-l2 | --source gbm:price=1,perDay=2: generated.perDay: unknown key, did you mean "price"?
        merton:price=1         | chainlink-l2 | --source merton:price=1: generated.jumps.perDay: is missing
        hawkes:price=1         | chainlink-l2 | --source hawkes:price=1: excitation: is missing, jumps that cause none are merton
        merton:excitation=1%   | chainlink-l2 | --source merton:excitation=1%: excitation: must not be given, jumps that cause jumps are hawkes
        gap:price=1            | chainlink-l2 | --source gap:price=1: stress[0].at: is missing
        gbm:price=1            | feed.yaml    | --delivery "feed.yaml" must be a preset or a YAML file with the keys of a feed
        """)
    void mistakesAreToldWithTheOption(String source, String delivery, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(source, delivery))
                .withMessage(line);
    }

    @Test
    void anUnknownDeliveryIsToldWithTheKnownOnes() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("gbm:price=1", "chainlnk-l2"))
                .withMessageStartingWith("--delivery: \"chainlnk-l2\" must be one of chainlink-l2, ");
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithWhatWouldDo() throws IOException {
        String file = write("other.csv", "time,price", "1,2");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(file, "chainlink-l2"))
                .withMessage(file + ": must begin as bars (ts_ms,open,high,low,close, or Binance's klines),"
                        + " candles (a JSON list) or rounds (updated_at_ms or ts_ms, and price_usd or price) do");
    }

    @Test
    void timesThatDoNotFitAreTold() throws IOException {
        String file = write("bars.csv", "ts_ms,open,high,low,close", "1735689600000,1,1,1,1", "1735689660000,2,2,2,2");

        assertThat(mistake(file, "1s", "2m", null))
                .isEqualTo("--from \"2m\" must be before 2025-01-01T00:02:00Z, where " + file + " ends");
        assertThat(mistake(file, "0s", null, null)).isEqualTo("--step: \"0s\" must be positive");
        assertThat(mistake(file, "1s", "soon", null))
                .isEqualTo(
                        "--from: \"soon\" must be a time such as \"2025-10-10T20:50:00Z\" or \"900s\" after the start");
        assertThat(mistake(file, "10s", null, "5s")).isEqualTo("--for \"5s\" must be --step at least, 10s");
    }

    private static String mistake(String source, String step, @Nullable String from, @Nullable String length) {
        SourceRequest request = new SourceRequest(source, "chainlink-l2", "pool", 1, step, from, length, List.of());
        try {
            SourceScenario.read(request, Map.of());
            return "none";
        } catch (InputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private static Scenario read(String source, String delivery) {
        return SourceScenario.read(
                new SourceRequest(source, delivery, "pool", 1, "1s", null, null, List.of()), Map.of());
    }

    private static FeedSpec feedOf(Scenario scenario) {
        return ((VenueSpec.Pool) scenario.venues().getFirst()).markFeed();
    }
}
