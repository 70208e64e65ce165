package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.RealTimeRun;
import io.backstop.simulator.onchain.Speed;
import io.backstop.simulator.replay.ChainChoice;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that somebody else started, named by its address. */
class NamedNodeTest {

    /** 2024, before the golden scenario of 1 January 2025. */
    private static final long EARLY_ENOUGH = 1_704_067_200;

    @Test
    void aNodeIsUsedOverEveryTransportAndLeftAsItWasFound() {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            for (String endpoint : List.of(chain.httpUrl(), chain.webSocketUrl())) {
                List<VenueRun> runs = replay(endpoint);

                Conformance.assertEqual(runs, "pool");
                assertThat(chain.connection().blockNumber()).isZero();
            }
        }
    }

    /** Its clock is a year before the tape's, so the mirror must have been told the chain's times. */
    @Test
    void aNodeThatMakesItsBlocksItselfIsPlayedInRealTime() {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            chain.clock().mineEachSecond();
            List<String> told = new ArrayList<>();
            Scenario scenario = scenario("clock.steps=2");
            ChainChoice node = ChainChoice.of(chain.webSocketUrl(), Repository.HOME, null);

            List<VenueRun> runs =
                    new Replay(scenario, TapeWriter.write(scenario).tape(), node, told::add).run(10_000);

            Conformance.assertEqual(runs, "pool");
            assertThat(told)
                    .contains("chain: a node with a clock of its own, in real time: one step of the tape for each of"
                            + " its blocks");
            assertThat(chain.connection().latestBlock().timestamp()).isBetween(EARLY_ENOUGH, EARLY_ENOUGH + 600);
        }
    }

    @Test
    void aNodeThatMakesItsBlocksItselfSaysHowFastItIsPlayed() {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            chain.clock().mineEachSecond();

            ChainChoice node = ChainChoice.of(chain.webSocketUrl(), Repository.HOME, null, Speed.parse("1x"));

            assertThat(node.description())
                    .isEqualTo("a node with a clock of its own, in real time at 1x: each step of the tape when its time"
                            + " has come, one for each block at most");
        }
    }

    /**
     * Steps of two seconds on blocks of one: step 3 begins 6 s after step 0, and its block is a second later, that of step 0
     * one or, on a busy machine, two seconds after it began; 7 - 2 = 5. With a step for each block it would be 3.
     */
    @Test
    void atASpeedAStepWaitsForItsTime() {
        try (OwnClockChain chain = new OwnClockChain(() -> 1)) {
            Scenario scenario = scenario("clock.step=2s", "clock.steps=4");
            VenueSpec.Pool venue = (VenueSpec.Pool) scenario.venues().getFirst();
            PoolJob job = PoolJob.of(TapeWriter.write(scenario).tape(), venue, scenario.seed());

            RealTimeRun done = RealTimeRun.of(job, ContractCode.BUILT, chain.connection(), Speed.parse("1x"));

            BlockTimes times = done.times();
            assertThat(times.block(3) - times.block(0)).isBetween(5L, 60L);
            VenueRun mirror = MirrorVenue.run(job.tape(), job.venue(), job.feeds(), times);
            Conformance.assertEqual(List.of(done.run(), mirror), "pool");
        }
    }

    @Test
    void aSpeedIsRefusedWhereBlocksHaveTheTapesTimes() {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            for (String name : List.of("anvil", chain.httpUrl())) {
                assertThatThrownBy(() -> ChainChoice.of(name, Repository.HOME, null, Speed.parse("4x")))
                        .isInstanceOf(InputException.class)
                        .hasMessage("--speed: must not be given with --chain " + name
                                + ", which makes blocks on demand, at the tape's times");
            }
        }
    }

    @Test
    void aClockThatIsPastTheTapeIsAFailedRun() {
        try (LocalChain chain = LocalChain.start(Repository.HOME, 1_900_000_000)) {
            assertThatThrownBy(() -> replay(chain.httpUrl()))
                    .isInstanceOf(ChainException.class)
                    .hasMessageStartingWith(
                            "chain at " + chain.httpUrl() + ": its clock stands at 1900000000 s, must be");
        }
    }

    private static List<VenueRun> replay(String endpoint) {
        Scenario scenario = scenario("clock.steps=14");
        ChainChoice node = ChainChoice.of(endpoint, Repository.HOME, null);
        return new Replay(scenario, TapeWriter.write(scenario).tape(), node, line -> {}).run(10_000);
    }

    private static Scenario scenario(String... overrides) {
        return ScenarioReader.read(Repository.scenario("golden/four-pockets"), List.of(overrides), Map.of());
    }
}
