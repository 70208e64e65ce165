package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.venue.KeeperResult;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keepers of all kinds in crashes of all kinds: a chain and its mirror agree in every transfer and every keeper's figures. */
class RandomRacesTest {

    private static final String FRAME = """
        name: race
        seed: SEED
        clock: {start: "2025-01-01T00:00:00Z", step: 2s, steps: 150}
        path:
          generated: {price: 2000, annualVolatility: 400%}
          stress: [{kind: flashCrash, at: 60s, move: -8%, fall: 60s, hold: 20s, recovery: 60s, recovered: 60%}]
        gas: {price: [{at: 0s, price: 20}, {at: 80s, price: 200}, {at: 180s, price: 30}], ether: 2000}
        market: {sizeDecimals: 6, keeperReward: 30}
        positions:
          population: {count: 60, longShare: 70%, leverage: [10, 20, 25], notional: {from: 20000, to: 400000}, entryPrices: [2000, 1990]}
        maxLiquidationsPerBlock: 10
        venues:
          - {id: pool, type: pool, lpCapital: 50000000, chain: true, keepers: [KEEPERS], MARKET}
        """;

    private static final List<String> MARKETS = List.of(
            "closeMode: ORACLE, oracle: {delay: 4s}, pockets: [feeBuffer, lp]",
            "closeMode: MARKET, oracle: {delay: 10s}, executionOracle: {}, pockets: [lp]",
            "closeMode: ORACLE, oracle: {delay: 2s, source: {kind: pull}}, pockets: [lp], funding: {velocity: {}}",
            "closeMode: ORACLE, pockets: [lp], guards: [{kind: flags, minDelay: 4s, expiry: 40s}]",
            "closeMode: ORACLE, oracle: {delay: 20s}, pockets: [{pocket: lp, capPerEvent: 0}],"
                    + " lastResort: {deleveraging: {rank: bitmex, price: bankruptcy}, window: 30s}",
            "closeMode: ORACLE, pockets: [lp], liquidation: {kind: fraction, ratio: 50%},"
                    + " interruptions: [{kind: halt, at: 90s, for: 10s}, {kind: reorg, at: 150s, depth: 3}]",
            "closeMode: ORACLE, pockets: [lp], keeperReward: {gasUnits: 300000, leastReward: 1, profitRatio: 30%,"
                    + " notionalRatio: 3bps, mostReward: 60}",
            "closeMode: ORACLE, pockets: [{pocket: safetyModule, kind: deficit, balance: 50000, offset: 300, fee: 10%,"
                    + " deferred: true}, lp]",
            "closeMode: ORACLE, oracle: {delay: 2s, source: {kind: pull}}, pockets: [lp],"
                    + " guards: [{kind: flags, minDelay: 4s, expiry: 40s}]");

    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aChainAndItsMirrorAgree(long seed) throws IOException {
        race(seed);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void theyAgreeInManyRaces(long seed) throws IOException {
        race(seed);
    }

    private static LongStream manySeeds() {
        return LongStream.rangeClosed(10, 90);
    }

    private void race(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 1 + random.nextInt(4);
        String keepers =
                IntStream.range(0, count).mapToObj(place -> keeper(random)).collect(Collectors.joining(", "));
        String market = MARKETS.get((int) (seed % MARKETS.size()));
        String text = FRAME.replace("SEED", Long.toString(seed))
                .replace("KEEPERS", keepers)
                .replace("MARKET", market);
        Path file = Files.writeString(folder.resolve("race.yaml"), text);

        List<VenueRun> runs = Replays.onChain(ContractCode.BUILT, file);

        Conformance.assertEqual(runs, "pool");
        List<KeeperResult> results = runs.getFirst().keepers();
        assertThat(results).hasSize(count);
        assertThat(results.stream().mapToLong(KeeperResult::liquidated).sum())
                .as(keepers)
                .isGreaterThanOrEqualTo(runs.getFirst().liquidationCount());
    }

    private static String keeper(SplittableRandom random) {
        List<String> says = new ArrayList<>();
        says.add(one(
                random,
                "policy: allAtOnce",
                "policy: mostUnderwaterFirst",
                "policy: mostProfitableFirst",
                "policy: capitalLimited, capital: 300",
                "minSize: 20000",
                "mostPerBlock: 2"));
        says.add(one(
                random,
                "latency: 2s",
                "latency: 7s",
                "latency: {uniform: {from: 0s, to: 20s}}",
                "latency: {logNormal: {median: 4s, sigma: 0.8}}"));
        says.add(one(
                random,
                "gas: {tip: 1}",
                "gas: {tip: 3}",
                "gas: {maxFee: 50, tip: 2}",
                "gas: {maxFee: {multiple: 2}, tip: 2, replace: {every: 2, by: 12.5%, most: 500}}"));
        says.add(one(
                random,
                "outages: [{at: 70s, for: 40s}]",
                "outages: {every: 60s, lasting: 15s}",
                "outages: [{at: 500s, for: 1s}]"));
        return "{" + String.join(", ", says) + "}";
    }

    private static String one(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
