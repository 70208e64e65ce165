package io.backstop.oracle.inclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.InclusionSpec.Bid;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks every 12 s from second 0 on; times are seconds after that, prices gwei. */
class InclusionTest {

    private static final long START = 1_000_000;
    private static final long GWEI = 100_000_000;
    private static final long ONE = 1_000_000_000;

    /** 10 gwei, 100 from second 30 on, and 10 again from second 60 on. */
    private static final InclusionSpec.Gas SPIKE = new InclusionSpec.GivenGas(new FeedTape(
            10 * GWEI, List.of(new OracleUpdate(30, 100 * GWEI, 1030), new OracleUpdate(60, 10 * GWEI, 1060))));

    private static final String HEADER = "ts_ms,p30_gwei,p60_gwei,p90_gwei\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // The next block, never the one of the same moment.
        "5, 12", "12, 24", "0, 12",
        // 36 and 48 ask for 100.
        "25, 60", "59, 60", "60, 72",
        // The tape ends at 100, before the block of 108.
        "96, 100"
    })
    void anOfferOfTwentyWaitsWhileBlocksAskForAHundred(long sent, long included) {
        assertThat(included(SPIKE, offer(20, 0, 0, 1000), sent)).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({
        // Sent at 25 it is raised at 37 to 100, so it is in the block of 48.
        "12, 4, 1000, 48",
        // No more than 99 is offered.
        "12, 4, 99, 60",
        // Twice by a half: 45 at 49, too little.
        "12, 0.5, 1000, 60",
        // Every 5 s: 40, 80, 160 at 40; the block of 48.
        "5, 1, 1000, 48",
        // Every 3 s: 40, 80 at 31, 160 at 34: the block of 36.
        "3, 1, 1000, 36"
    })
    void anOfferThatIsRaisedGetsInSooner(long every, double by, long most, long included) {
        assertThat(included(SPIKE, offer(20, every, (long) (by * ONE), most), 25))
                .isEqualTo(included);
    }

    @Test
    void anOfferFollowsThePriceOfAWhileAgo() {
        // At 31 the price of 10 s ago is 10: twice that is too little until 60; the price of now is 100.
        assertThat(included(SPIKE, new Bid(0, 60, 2 * ONE, 10_000, 0, 0, 1000 * GWEI), 31))
                .isEqualTo(60);
        assertThat(included(SPIKE, new Bid(0, 60, ONE, 0, 0, 0, 1000 * GWEI), 31))
                .isEqualTo(36);
    }

    @Test
    void withoutAGasOfItsOwnTheTapesCounts() {
        // A tenth of a gwei, all the time.
        assertThat(included(new InclusionSpec.TapeGas(), offer(1, 0, 0, 1000), 1))
                .isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 0.15",
        "10, 0.3",
        "15, 0.45",
        "20, 0.6",
        "35, 0.75",
        "50, 0.9",
        "75, 0.95",
        "100, 1",
        "1000, 1"
    })
    void aBlockTakesAnOfferAsOftenAsTransactionsPaidNoMore(long offer, double chance) throws IOException {
        GasMarket market =
                GasMarket.of(new InclusionSpec.RecordedGas(recorded("0,10,20,50\n600000,1,1,1\n")), tape(100));

        assertThat(market.chance(offer * GWEI, START)).isEqualTo((long) (chance * ONE));
        assertThat(market.chance(GWEI, START + 599_999)).isEqualTo(30_000_000);
        // Where all quantiles are one price, that price is worth nine blocks in ten.
        assertThat(market.chance(GWEI, START + 600_000)).isEqualTo(900_000_000);
    }

    @Test
    void waitsAreGeometric() throws IOException {
        InclusionSpec.Gas gas = new InclusionSpec.RecordedGas(recorded("0,10,20,50\n10100000,10,20,50\n"));
        Inclusion market = inclusion(gas, new Bid(0, 60, ONE, 0, 0, 0, 1000 * GWEI), 1000, 10_100);

        double blocks = 0;
        for (int second = 0; second < 10_000; second++) {
            long sent = START + second * 1000L;
            blocks += (market.includedAt(sent) - sent) / 1000.0;
        }

        // 1 ÷ 0.6 blocks. Waits overlap: variance 0.4 ÷ 0.36 times (1 + 0.4) ÷ (1 − 0.4); four standard errors are
        // 0.064.
        assertThat(blocks / 10_000).isCloseTo(1.6667, within(0.064));
    }

    @Test
    void whoOffersMoreIsNeverLaterWhoeverAsksFirst() throws IOException {
        InclusionSpec.Gas gas = new InclusionSpec.RecordedGas(recorded("0,10,20,50\n600000,10,20,50\n"));
        Inclusion low = inclusion(gas, offer(12, 0, 0, 1000), 12_000, 600);
        Inclusion high = inclusion(gas, offer(30, 0, 0, 1000), 12_000, 600);
        long lastFirst = high.includedAt(START + 500_000);

        for (int second = 0; second < 600; second++) {
            long sent = START + second * 1000L;
            assertThat(high.includedAt(sent)).isBetween(sent + 1, low.includedAt(sent));
        }
        assertThat(high.includedAt(START + 500_000)).isEqualTo(lastFirst);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1,2,3; | : must hold at least two intervals, was 1",
                "0,1,2,3;0,1,2,3; | :3: ts_ms: \"1000000\" must be after the row before, 1000000",
                "0,3,2,3;1,1,1,1; | :2: p60_gwei: \"2\" must not be below p30_gwei, 3",
                "0,1,2,1;1,1,1,1; | :2: p90_gwei: \"1\" must not be below p60_gwei, 2",
                "0,0,2,3;1,1,1,1; | :2: p30_gwei: \"0\" must be positive",
                "0,1,2,1000001;1,1,1,1; | :2: p90_gwei: \"1000001\" must be at most 1000000 gwei",
                "5000,1,2,3;600000,1,2,3; | : the clock runs from 1970-01-01T00:16:40Z to 1970-01-01T00:18:20Z, the"
                        + " file covers only 1970-01-01T00:16:45Z to 1970-01-01T00:36:35Z",
            })
    void aBrokenFileIsToldInOneLine(String rows, String mistake) throws IOException {
        String file = recorded(rows.replace(';', '\n'));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> GasMarket.of(new InclusionSpec.RecordedGas(file), tape(100)))
                .withMessage(file + mistake);
    }

    /** Rows whose times are milliseconds after the start. */
    private String recorded(String rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (String row : rows.lines().toList()) {
            int comma = row.indexOf(',');
            text.append(START + Long.parseLong(row.substring(0, comma)))
                    .append(row.substring(comma))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("gas.csv"), text.toString()).toString();
    }

    private static Bid offer(long gwei, long everySeconds, long raise, long most) {
        return new Bid(gwei * GWEI, 60, ONE, 0, everySeconds * 1000, raise, most * GWEI);
    }

    private static long included(InclusionSpec.Gas gas, Bid bid, long sent) {
        return (inclusion(gas, bid, 12_000, 100).includedAt(START + sent * 1000) - START) / 1000;
    }

    private static Inclusion inclusion(InclusionSpec.Gas gas, Bid bid, long blockMillis, int steps) {
        return new Inclusion(new InclusionSpec(blockMillis, gas, bid), tape(steps), new RandomStream(3, "blocks"));
    }

    private static ScenarioTape tape(int steps) {
        TimeGrid grid = new TimeGrid(START, 1000, steps);
        return new ScenarioTape(grid, 1, PriceSeries.of(new long[steps]), List.of(), List.of(), 100);
    }
}
