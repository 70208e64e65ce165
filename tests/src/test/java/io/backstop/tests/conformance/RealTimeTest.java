package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.RealTimeRun;
import io.backstop.simulator.onchain.Speed;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Venues on a chain whose blocks have times that no tape knows, against the mirror that is told them. */
class RealTimeTest {

    private static final List<String> IN_EVERY_BUILD = List.of(
            "golden/deleveraging",
            "golden/flags",
            "golden/guards",
            "golden/incident",
            "golden/pull",
            "golden/request-commit",
            "golden/two-step-orders",
            "golden/written-off");

    private static OwnClockChain chain;

    private record Played(VenueRun chain, BlockTimes times) {}

    /** Mostly a second apart, sometimes two or three. */
    @BeforeAll
    static void start() {
        SplittableRandom random = new SplittableRandom(9);
        chain = new OwnClockChain(() -> Math.max(1, random.nextInt(-2, 4)));
    }

    @AfterAll
    static void end() {
        chain.close();
    }

    static List<String> otherGoldens() throws IOException {
        return ConformanceMatrixTest.goldens().stream()
                .filter(golden -> !IN_EVERY_BUILD.contains(golden))
                .toList();
    }

    static List<String> inEveryBuild() {
        return IN_EVERY_BUILD;
    }

    @ParameterizedTest
    @MethodSource("inEveryBuild")
    void aGoldenScenarioIsEqualInRealTime(String golden) {
        assertEqual(golden, List.of());
    }

    @Tag("long")
    @Test
    void theWholeDemoIsEqualInRealTime() {
        assertEqual("2025-10-10-btc", List.of());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("otherGoldens")
    void theOtherGoldenScenariosAreEqualInRealTime(String golden) {
        assertEqual(golden, List.of());
    }

    /** Nobody is liquidated for four seconds after the sequencer is back, which are two blocks here at least. */
    @Test
    void aGraceIsEqualInRealTime() {
        assertEqual(job("golden/halts", "sequencer"), chain);
    }

    /** They tip the same, so that only the order in which the node gets their transactions says who is first. */
    @Test
    void aRaceOfKeepersIsEqualInRealTime() {
        assertEqual(job("golden/keeper-race", "race"), chain);
    }

    /** Funding and borrowing go on while anything is read: what is read is of the step's block, however many came since. */
    @Test
    void whatIsReadLateIsOfTheStepsBlock() {
        Scenario scenario = ScenarioReader.read(Repository.scenario("composed"), List.of("clock.steps=80"), Map.of());
        VenueSpec.Pool venue = (VenueSpec.Pool) scenario.venues().getFirst();
        try (OwnClockChain hurried = OwnClockChain.hurried()) {
            assertEqual(PoolJob.of(TapeWriter.write(scenario).tape(), venue, scenario.seed()), hurried);
        }
    }

    /**
     * A price for each of two feeds, and the position that is opened at them. The second price has to wait for the first and goes
     * ahead; the first is taken at once; then there is a block, of these two, before the position comes.
     */
    @Test
    void whatComesIntoTwoBlocksFailsTheRun() {
        try (OwnClockChain dividing = OwnClockChain.dividing()) {
            assertThatThrownBy(() -> assertEqual(job("golden/single-jump", "pool"), dividing))
                    .isInstanceOf(ChainException.class)
                    .hasMessageMatching(
                            "chain at http://127\\.0\\.0\\.1:\\d+: of 3 transactions of one step 2 came into block"
                                    + " \\d+; a step needs longer than its blocks last");
        }
    }

    /** Its 300 positions on three venues, for half a minute; the whole hour is a long test. */
    @Test
    void theDemosBeginningIsEqualInRealTime() {
        assertEqual("2025-10-10-btc", List.of("clock.steps=30"));
    }

    /**
     * Blocks ten seconds apart. The shortfall of second 11 waits for five seconds, which are over with the next block, that of step
     * 12: the keeper sees it then and its call lands in step 13. By the tape it is step 17.
     */
    @Test
    void whatWaitsForSecondsWaitsForFewerBlocks() {
        VenueRun run = apart(10, "golden/written-off", "pool").chain();

        assertThat(run.ledger().transfers().getLast().step()).isEqualTo(13);
    }

    /**
     * Blocks ten seconds apart. The sequencer is back in step 15, and nobody is liquidated for four seconds, so that the keeper,
     * who sees the fall in 15, is not refused in 16, where the price is 1945: 100 * 55 = 5500, of which 4000 are there. By the
     * tape it is step 19, and 1940.
     */
    @Test
    void aGraceIsOverAfterABlock() {
        VenueRun run = apart(10, "golden/halts", "sequencer").chain();

        assertThat(run.liquidations()).singleElement().satisfies(only -> {
            assertThat(only.closedAt()).isEqualTo(16);
            assertThat(only.shortfall()).isEqualTo(1500_000_000);
        });
    }

    /**
     * A cooldown of 20 s on blocks five seconds apart. The early ones announce in step 5, and leave in the first step that does not
     * begin before 20 s after its block: step 10, unless a busy machine lets the chain make a block more. By the tape it is step 25.
     */
    @Test
    void aStakerLeavesOnceTheChainsTimeIsThere() {
        Played cooled = apart(5, "golden/stakers", "cooled");
        BlockTimes times = cooled.times();
        int free = 6;
        while (times.earliest(free) < times.block(5) + 20) {
            free++;
        }

        StakeRun.Cohort early = cooled.chain().stakeRun().cohorts().getFirst();
        assertThat(early.announcedAt()).isEqualTo(5);
        assertThat(early.triedAt()).isEqualTo(free).isLessThanOrEqualTo(10);
    }

    /** What the venue of a scenario did on a chain with blocks so many seconds apart, as its mirror did. */
    private static Played apart(int seconds, String name, String id) {
        try (OwnClockChain slow = new OwnClockChain(() -> seconds)) {
            return assertEqual(job(name, id), slow);
        }
    }

    private static PoolJob job(String name, String id) {
        Scenario scenario = ScenarioReader.read(Repository.scenario(name), List.of(), Map.of());
        VenueSpec.Pool venue = scenario.venues().stream()
                .filter(each -> each.id().equals(id))
                .map(VenueSpec.Pool.class::cast)
                .findFirst()
                .orElseThrow();
        return PoolJob.of(TapeWriter.write(scenario).tape(), venue, scenario.seed());
    }

    private static void assertEqual(String name, List<String> overrides) {
        Scenario scenario = ScenarioReader.read(Repository.scenario(name), overrides, Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        for (VenueSpec venue : scenario.venues()) {
            if (venue instanceof VenueSpec.Pool pool && pool.onChain()) {
                assertEqual(PoolJob.of(tape, pool, scenario.seed()), chain);
            }
        }
    }

    private static Played assertEqual(PoolJob job, OwnClockChain own) {
        RealTimeRun played = RealTimeRun.of(job, ContractCode.BUILT, own.connection(), Speed.NO_WAITING);
        BlockTimes times = played.times();
        VenueRun mirror = MirrorVenue.run(job.tape(), job.venue(), job.feeds(), times);
        Conformance.assertEqual(List.of(played.run(), mirror), job.venue().id());
        assertThat(times.block(0))
                .isBetween(OwnClockChain.GENESIS, job.tape().grid().seconds(0) - 1);
        return new Played(played.run(), times);
    }
}
