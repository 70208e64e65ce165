package io.backstop.tests.conformance;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.RealTimeRun;
import io.backstop.simulator.onchain.Speed;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.PresentChains;
import io.backstop.tests.Repository;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A golden scenario of each way in which prices and orders come to a venue, in every build with a real Besu; all of them are a long
 * test. One node serves them all, one after the other, a second for each step.
 */
class GoldensOnBesuTest {

    private static final String FIRST_ORDER = "orders=[{at: 5s, account: 2, open: {size: -10, collateral: 2000}}]";

    /** Each until what it is about has happened; its file says when. */
    private static final SortedMap<String, List<String>> SHORTENED = new TreeMap<>(Map.of(
            "golden/deleveraging", List.of("clock.steps=13"),
            "golden/incident", List.of("clock.steps=17"),
            "golden/pull", List.of("clock.steps=16", FIRST_ORDER),
            "golden/request-commit", List.of("clock.steps=20", FIRST_ORDER),
            "golden/two-step-orders", List.of("clock.steps=12", FIRST_ORDER)));

    private static final Map<ChainKind, Chain> NODES = new EnumMap<>(ChainKind.class);

    static Stream<Arguments> onEachBesu() {
        return PresentChains.BESUS.stream()
                .flatMap(kind -> SHORTENED.keySet().stream().map(golden -> Arguments.of(kind, golden)));
    }

    @AfterAll
    static void endNodes() {
        NODES.values().forEach(Chain::close);
        NODES.clear();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("onEachBesu")
    void aGoldenScenarioIsEqual(ChainKind kind, String golden) {
        PresentChains.assumePresent(kind);
        Chain node = NODES.computeIfAbsent(kind, absent -> absent.start(NodeRequest.at(Repository.HOME, 0)));
        PresentChains.assumeReal(kind, node.connection().clientVersion());
        List<String> shortened = Objects.requireNonNull(SHORTENED.get(golden), golden);
        Scenario scenario = ScenarioReader.read(Repository.scenario(golden), shortened, Map.of());
        VenueSpec.Pool venue = scenario.venues().stream()
                .filter(each -> each instanceof VenueSpec.Pool pool && pool.onChain())
                .map(VenueSpec.Pool.class::cast)
                .findFirst()
                .orElseThrow();
        PoolJob job = PoolJob.of(TapeWriter.write(scenario).tape(), venue, scenario.seed());

        RealTimeRun run = RealTimeRun.of(job, ContractCode.BUILT, node.connection(), Speed.NO_WAITING);

        Conformance.assertEqual(
                List.of(run.run(), MirrorVenue.run(job.tape(), job.venue(), job.feeds(), run.times())), venue.id());
    }
}
