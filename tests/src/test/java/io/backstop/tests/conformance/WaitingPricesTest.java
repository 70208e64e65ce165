package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.WaitingPrices;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seven prices in one block, of the seconds 9 to 15, need 7 * 34,289 = 240,023 units of gas, nine tenths of 266,700 at least. */
class WaitingPricesTest {

    private final PoolJob job = halted();

    @Test
    void pricesThatFillABlockAreRefused() {
        assertThatCode(() -> WaitingPrices.requireRoom(job, 266_700)).doesNotThrowAnyException();
        assertThatThrownBy(() -> WaitingPrices.requireRoom(job, 266_690))
                .isInstanceOf(InputException.class)
                .hasMessage("venue \"halt\": interruptions: 7 prices land in one block on the chain, about 240023 gas"
                        + " (34289 each), must be at most 240021 of the block's 266690");
    }

    private static PoolJob halted() {
        Scenario scenario = ScenarioReader.read(Repository.scenario("golden/halts"), List.of(), Map.of());
        VenueSpec venue = scenario.venues().stream()
                .filter(one -> one.id().equals("halt"))
                .findFirst()
                .orElseThrow();
        return PoolJob.of(TapeWriter.write(scenario).tape(), (VenueSpec.Pool) venue, scenario.seed());
    }
}
