package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.ChainChoice;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    /** Its clock is years before the tape's, so the mirror must have been told the chain's times. */
    @Test
    void aNodeThatMakesItsBlocksItselfIsPlayedInRealTime() throws Exception {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(chain.httpUrl()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"evm_setIntervalMining\",\"params\":[1]}"))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

            Conformance.assertEqual(replay(chain.webSocketUrl()), "pool");
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
        Scenario scenario =
                ScenarioReader.read(Repository.scenario("golden/four-pockets"), List.of("clock.steps=14"), Map.of());
        ChainChoice node = ChainChoice.of(endpoint, Repository.HOME, null);
        return new Replay(scenario, TapeWriter.write(scenario).tape(), node, line -> {}).run(10_000);
    }
}
