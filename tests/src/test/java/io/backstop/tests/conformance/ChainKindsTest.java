package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.replay.ChainChoice;
import io.backstop.simulator.replay.FreshChain;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.PresentChains;
import io.backstop.tests.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of chain that is here agrees with the mirror to the last unit; the others are skipped by name. */
class ChainKindsTest {

    /** The price falls in step 10; a chain in real time takes a second for each step. */
    private static final String SHORT = "clock.steps=14";

    /** The same fall in step 2. */
    private static final List<String> SHORTEST = List.of(
            "clock.steps=4",
            "path.anchors.points=[{at: 0s, price: 2000}, {at: 1s, price: 2000}, {at: 2s, price: 1950}]");

    private static final String DOUBLE = "contracts-bindings/src/test/besu";

    @ParameterizedTest
    @EnumSource
    void chainAndMirrorAgree(ChainKind kind) {
        PresentChains.assumePresent(kind);

        List<VenueRun> runs = replay(kind.word(), new ArrayList<>());

        PresentChains.assumeReal(
                kind, Objects.requireNonNull(runs.getFirst().chain()).node());
        Conformance.assertEqual(runs, "pool");
    }

    /** The double makes its blocks itself, once a second, at times that no tape knows. */
    @Test
    void aChainWithAClockOfItsOwnAgreesToo() {
        List<String> told = new ArrayList<>();
        System.setProperty("BESU_HOME", Repository.HOME.resolve(DOUBLE).toString());
        try {
            List<VenueRun> runs = replay("besu-home", told, SHORTEST);

            Conformance.assertEqual(runs, "pool");
            // The price falls in step 2 and the keeper takes a second.
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.liquidations())
                            .singleElement()
                            .satisfies(only -> assertThat(only.closedAt()).isEqualTo(3)));
        } finally {
            System.clearProperty("BESU_HOME");
        }
        assertThat(told).contains("chain: besu-home, in real time: one step of the tape for each of its blocks");
    }

    @Test
    void aChainThatWentBackIsAsGoodAsAFreshOne() {
        Scenario scenario = scenario("golden/four-pockets");
        List<String> hashes = new ArrayList<>();
        try (FreshChain anvil = new FreshChain(ChainKind.ANVIL, Repository.HOME, ContractCode.BUILT, null)) {
            hashes.add(lastBlock(scenario, anvil));
            hashes.add(lastBlock(scenario, anvil));
        }
        try (FreshChain anvil = new FreshChain(ChainKind.ANVIL, Repository.HOME, ContractCode.BUILT, null)) {
            hashes.add(lastBlock(scenario, anvil));
        }
        assertThat(hashes).hasSize(3).allMatch(hashes.getFirst()::equals);
    }

    @Test
    void autoTakesTheBestThatIsHereAndSaysWhatIsMissing(@TempDir Path empty) {
        try (ChainChoice choice = ChainChoice.of("auto", Repository.HOME, null)) {
            assertThat(choice.description())
                    .isEqualTo("anvil (auto: the best of all kinds), blocks on demand at the tape's times");
        }
        assertThatThrownBy(() -> ChainChoice.of("hardhat", empty, null))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--chain hardhat: Hardhat 3 ")
                .hasMessageContaining(" node contracts-bindings/hardhat/install.mjs brings ");
    }

    private static String lastBlock(Scenario scenario, FreshChain anvil) {
        PoolJob job = PoolJob.of(
                TapeWriter.write(scenario).tape(),
                (VenueSpec.Pool) scenario.venues().getFirst(),
                scenario.seed());
        VenueRun run = anvil.run(job).run();
        ChainFacts chain = Objects.requireNonNull(run.chain());
        return chain.finalBlockHash();
    }

    private static List<VenueRun> replay(String chain, List<String> told) {
        return replay(chain, told, List.of(SHORT));
    }

    private static List<VenueRun> replay(String chain, List<String> told, List<String> overrides) {
        Scenario scenario = ScenarioReader.read(Repository.scenario("golden/four-pockets"), overrides, Map.of());
        ChainChoice choice = ChainChoice.of(chain, Repository.HOME, null);
        return new Replay(scenario, TapeWriter.write(scenario).tape(), choice, told::add).run(10_000);
    }

    private static Scenario scenario(String name) {
        return ScenarioReader.read(Repository.scenario(name), List.of(SHORT), Map.of());
    }
}
