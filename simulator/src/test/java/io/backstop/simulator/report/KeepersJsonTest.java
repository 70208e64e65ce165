package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.backstop.model.scenario.KeeperSpec.Policy;
import io.backstop.model.venue.KeeperDelays;
import io.backstop.model.venue.KeeperDelays.Spread;
import io.backstop.model.venue.KeeperResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepersJsonTest {

    private static final Spread AT_ONCE = new Spread(0, 0);

    @Test
    void everyFigureOfAKeeperIsToldAndProfitIsRewardsLessGas() throws IOException {
        KeeperResult keeper = new KeeperResult(
                "bot",
                Policy.ALL_AT_ONCE,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                5_200_000,
                10_400_000,
                10_000_000,
                new KeeperDelays(AT_ONCE, new Spread(1, 2), new Spread(3, 4), new Spread(5, 6)));

        assertThat(written(List.of(keeper)))
                .isEqualTo(
                        "{\"keepers\":[{\"id\":\"bot\",\"policy\":\"allAtOnce\",\"sent\":1,\"landed\":2,\"dropped\":3,"
                            + "\"waiting\":4,\"replaced\":5,\"liquidated\":6,\"lostRaces\":7,\"refused\":8,\"left\":9,"
                            + "\"gasEther\":0.005200000,\"gas\":10.400000,\"rewards\":10.000000,\"profit\":-0.400000,"
                            + "\"millis\":{\"seen\":{\"p50\":0,\"p99\":0},\"decided\":{\"p50\":1,\"p99\":2},"
                            + "\"landed\":{\"p50\":3,\"p99\":4},\"whole\":{\"p50\":5,\"p99\":6}}}]}");
    }

    @Test
    void aKeeperWithoutANameIsNotTold() throws IOException {
        assertThat(written(List.of())).isEqualTo("{}");
    }

    private static String written(List<KeeperResult> keepers) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            new KeepersJson(json).write(keepers);
            json.writeEndObject();
        }
        return text.toString();
    }
}
