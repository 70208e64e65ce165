package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperLimits;
import io.backstop.model.scenario.KeeperOutages;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperSpec.Policy;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepersSectionTest {

    private static final long GWEI = 100_000_000;
    private static final long START = 1_735_689_600_000L;

    private static final String TEXT = """
        name: small
        seed: 7
        clock: {start: "2025-01-01T00:00:00Z", step: 2s, steps: 50}
        path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}]}}
        market: {sizeDecimals: 6}
        positions: {list: [{account: 1, size: 1, entryPrice: 2000, collateral: 400}]}
        venues:
          - {id: pool, type: pool, closeMode: ORACLE, lpCapital: 1000000, pockets: [lp], SAID}
        """;

    @TempDir
    private Path folder;

    @Test
    void everyKeyOfAKeeperIsRead() throws IOException {
        VenueSpec.Pool pool = pool(
                "keepers: [{id: bot, policy: capitalLimited, latency: {plus: 1s, uniform: {from: 0s, to: 2s}}, gas:"
                        + " {units: 9, refusedUnits: 8, tip: 0.5, maxFee: {multiple: 2}, replace: {every: 3, by: 12.5%,"
                        + " most: 700}}, outages: {every: 6h, lasting: 10m}, capital: 50, minProfit: 2, minSize: 1000,"
                        + " mostPerBlock: 4}]");

        assertThat(pool.keepers())
                .containsExactly(new KeeperSpec(
                        "bot",
                        Policy.CAPITAL_LIMITED,
                        new LatencySpec(1000, new LatencySpec.Uniform(0, 2000), 0),
                        new KeeperGasSpec(
                                9,
                                8,
                                GWEI / 2,
                                new KeeperGasSpec.Following(2_000_000_000),
                                new KeeperGasSpec.Raise(3, 125_000_000, 700 * GWEI)),
                        new KeeperOutages(List.of(), new KeeperOutages.Random(21_600_000, 600_000)),
                        new KeeperLimits(1_000_000_000, 2_000_000, 50_000_000, 4)));
        assertThat(pool.draws()).isTrue();
    }

    @Test
    void whatIsLeftOutHasItsDefaults() throws IOException {
        KeeperLimits usual = new KeeperLimits(0, KeeperLimits.ANY_PROFIT, KeeperLimits.ENOUGH, 10_000);

        assertThat(pool("keepers: [{}, {policy: mostProfitableFirst, outages: [{at: 10s, for: 5s}], gas: {maxFee:"
                                + " 30}}]")
                        .keepers())
                .containsExactly(
                        new KeeperSpec(
                                "keeper1",
                                Policy.ALL_AT_ONCE,
                                LatencySpec.fixed(1000),
                                KeeperGasSpec.DEFAULT,
                                KeeperOutages.NONE,
                                usual),
                        new KeeperSpec(
                                "keeper2",
                                Policy.MOST_PROFITABLE_FIRST,
                                LatencySpec.fixed(1000),
                                new KeeperGasSpec(115_000, 30_000, 0, new KeeperGasSpec.Fixed(30 * GWEI), null),
                                new KeeperOutages(List.of(new TimeWindow(START + 10_000, START + 15_000)), null),
                                new KeeperLimits(0, 0, KeeperLimits.ENOUGH, 10_000)));
    }

    @Test
    void oneKeeperThatIsOnlyLateHasNoName() throws IOException {
        VenueSpec.Pool pool = pool("keeper: {latency: 500ms}");

        assertThat(pool.keepers()).isEmpty();
        assertThat(pool.keeperLatencyMillis()).isEqualTo(500);
    }

    @Test
    void oneKeeperWithAPolicyIsAListOfOne() throws IOException {
        assertThat(pool("keeper: {latency: 3s, policy: mostUnderwaterFirst}").keepers())
                .extracting(KeeperSpec::id)
                .containsExactly("keeper");
    }

    @Test
    void besideAListTheOneKeeperTellsHowLateOrdersAre() throws IOException {
        VenueSpec.Pool pool = pool("keeper: {latency: 3s}, keepers: [{}]");

        assertThat(pool.keepers()).hasSize(1);
        assertThat(pool.keeperLatencyMillis()).isEqualTo(3000);
    }

    /** A tape without numbers for keepers keeps its hash: only these draw. */
    @Test
    void aKeeperWithFixedTimesDrawsNothing() throws IOException {
        assertThat(pool("keepers: [{latency: 3s, outages: [{at: 10s, for: 5s}]}]")
                        .draws())
                .isFalse();
        assertThat(pool("keepers: [{outages: {every: 1h, lasting: 1m}}]").draws())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "keepers: [] | keepers: must have at least one entry",
                "keepers: [{id: a}, {id: a}] | keepers[1].id: \"a\" must be unique, a keeper above has the same id",
                "keepers: [{id: keeper2}, {}] | keepers[1]: must have an id: the keeper above is called keeper2",
                "keepers: [{polcy: allAtOnce}] | keepers[0].polcy: unknown key, did you mean \"policy\"?",
                "keepers: [{policy: greedy}] | keepers[0].policy: \"greedy\" must be one of allAtOnce,"
                        + " mostUnderwaterFirst, mostProfitableFirst, capitalLimited",
                "keepers: [{policy: capitalLimited}] | keepers[0].capital: is missing",
                "keepers: [{capital: 5}] | keepers[0].capital: 5 is allowed with policy capitalLimited only",
                "keepers: [{gas: {maxFee: 3, tip: 4}}] | keepers[0].gas.tip: 4 must be at most maxFee, which it is a"
                        + " part of",
                "keepers: [{gas: {maxFee: 2000000}}] | keepers[0].gas.maxFee: 2000000 must be at most 1000000 gwei",
                "keepers: [{gas: {maxFee: {multiple: 0}}}] | keepers[0].gas.maxFee.multiple: 0 must be positive and at"
                        + " most 1000",
                "keepers: [{gas: {replace: {every: 2, by: 1%, most: 9}}}] | keepers[0].gas.replace: needs gas.maxFee:"
                        + " without it whatever a block asks for is offered at once",
                "keepers: [{gas: {maxFee: 9, replace: {every: 2, by: 1%, most: 8}}}] | keepers[0].gas.replace.most: 8"
                        + " must not be below maxFee",
                "keepers: [{gas: {maxFee: 9, replace: {every: 0, by: 1%, most: 9}}}] | keepers[0].gas.replace.every: 0"
                        + " must be a whole number from 1 to 1000000",
                "keepers: [{outages: {every: 1h, lasting: 5ms}}] | keepers[0].outages.lasting: \"5ms\" must be at"
                        + " least 1s",
                "keepers: [{outages: []}] | keepers[0].outages: must have at least one entry",
                "keepers: [{mostPerBlock: 0}] | keepers[0].mostPerBlock: 0 must be a whole number from 1 to 10000",
                "keeper: {policy: allAtOnce}, keepers: [{}] | keeper.policy: unknown key, did you mean \"latency\"?",
                "keeper: {policy: allAtOnce, reportChoice: newest} | keeper.reportChoice: \"newest\" is allowed beside"
                        + " latency only",
                "keepers: [{}], oracle: {source: {kind: requestCommit}} | keepers: is not allowed beside an"
                        + " oracle.source of kind requestCommit",
            })
    void aMistakeIsToldWhereItStands(String said, String told) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> pool(said))
                .withMessageEndingWith("venues[0]." + told);
    }

    private VenueSpec.Pool pool(String said) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), TEXT.replace("SAID", said));
        Scenario read = ScenarioReader.read(file, List.of(), Map.of());
        return (VenueSpec.Pool) read.venues().getFirst();
    }
}
