package io.backstop.tests.conformance;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.replay.ChainChoice;
import io.backstop.simulator.replay.FreshChain;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.PresentChains;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every golden scenario and the demo on every kind of chain that is here, against the mirror; a kind that is not here is
 * skipped by name. What the numbers must be the tests of each scenario say, on anvil: a chain that equals the mirror has them too.
 */
class ConformanceMatrixTest {

    private static final String DEMO = "2025-10-10-btc";

    /** A chain in real time takes a second for each step. */
    private static final String BEGINNING = "clock.steps=30";

    private static final Map<ChainKind, FreshChain> CHAINS = new EnumMap<>(ChainKind.class);

    @AfterAll
    static void endChains() {
        CHAINS.values().forEach(FreshChain::close);
        CHAINS.clear();
    }

    static Stream<Arguments> onOtherKinds() throws IOException {
        List<String> goldens = goldens();
        return Stream.of(ChainKind.values())
                .filter(kind -> kind != ChainKind.HARDHAT)
                .flatMap(kind -> goldens.stream().map(golden -> Arguments.of(kind, golden)));
    }

    static List<String> goldens() throws IOException {
        try (Stream<Path> files = Files.list(Repository.HOME.resolve("scenarios/golden"))) {
            return files.filter(ConformanceMatrixTest::isForChains)
                    .map(file -> "golden/" + file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isForChains(Path file) {
        try {
            return Files.readString(file).contains("chain: true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aGoldenScenarioIsEqualOnHardhat(String golden) {
        assertEqual(ChainKind.HARDHAT, golden, List.of());
    }

    /** On anvil the tests of the scenarios play them in every build; in real time all take many minutes, and {@link GoldensOnBesuTest} plays some. */
    @Tag("long")
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("onOtherKinds")
    void aGoldenScenarioIsEqualOnOtherKinds(ChainKind kind, String golden) {
        assertEqual(kind, golden, List.of());
    }

    /** On anvil {@link CrashDaysTest} plays the whole hour in every build. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANVIL")
    void theDemosBeginningIsEqual(ChainKind kind) {
        assertEqual(kind, DEMO, List.of(BEGINNING));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void theWholeDemoIsEqual(ChainKind kind) {
        assertEqual(kind, DEMO, List.of());
    }

    private static void assertEqual(ChainKind kind, String name, List<String> overrides) {
        PresentChains.assumePresent(kind);
        Scenario scenario = ScenarioReader.read(Repository.scenario(name), overrides, System.getenv());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        for (VenueSpec venue : scenario.venues()) {
            if (venue instanceof VenueSpec.Pool pool && pool.onChain()) {
                PoolJob job = PoolJob.of(tape, pool, scenario.seed());
                Conformance.assertEqual(both(kind, job), pool.id());
            }
        }
    }

    private static List<VenueRun> both(ChainKind kind, PoolJob job) {
        FreshChain chain =
                CHAINS.computeIfAbsent(kind, fresh -> new FreshChain(fresh, Repository.HOME, ContractCode.BUILT, null));
        ChainChoice.ChainRun done = chain.run(job);
        PresentChains.assumeReal(
                kind, Objects.requireNonNull(done.run().chain()).node());
        VenueRun mirror = done.times() == null
                ? MirrorVenue.run(job.tape(), job.venue(), job.feeds())
                : MirrorVenue.run(job.tape(), job.venue(), job.feeds(), done.times());
        return List.of(done.run(), mirror);
    }
}
