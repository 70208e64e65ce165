package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.scenario.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A place of a scenario has several names, and is varied once. The one venue is called pool and stands at place 0. */
class VariedPlacesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "venues.pool.oracle.delay=1s,2s | venues.pool.oracle.delay=3s,4s | the key is varied twice, first as"
                        + " venues.pool.oracle.delay",
                "venues.pool.oracle.delay=1s,2s | venues[0].oracle.delay=3s,4s | the key is varied twice, first as"
                        + " venues.pool.oracle.delay",
                "venues[0].oracle.delay=1s,2s | venues.0.oracle.delay=3s,4s | the key is varied twice, first as"
                        + " venues[0].oracle.delay",
                "venues.pool.oracle={delay: 1s},{delay: 2s} | venues[0].oracle.delay=3s,4s | the key lies in"
                        + " venues.pool.oracle, which is varied too",
                "positions.list[0].collateral=4000,5000 | positions.list=[] | the key has positions.list[0].collateral"
                        + " in it, which is varied too",
                "venues.pool.oracle.delay=1s,2s | venues.pol.oracle.delay=1s,2s | venues: \"pol\" must be one of pool"
            })
    void aPlaceIsVariedOnce(String first, String second, String told) {
        assertThatThrownBy(() -> plan(first, second))
                .isInstanceOf(InputException.class)
                .hasMessage("--vary " + second + ": " + told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", ".seed"})
    void theSeedHasAnOptionOfItsOwn(String key) {
        assertThatThrownBy(() -> plan(key + "=1,2"))
                .isInstanceOf(InputException.class)
                .hasMessage("--vary " + key + "=1,2: seeds are given with --seeds");
        SweepRequest request = new SweepRequest(
                Home.folder().resolve("scenarios/golden/single-jump.yaml"), List.of(), List.of(), null);
        String find = key + "=1..10: pool shortfall >= 1";
        assertThatThrownBy(() -> BreakEven.search(request, find, 1, Map.of(), trial -> {}))
                .isInstanceOf(InputException.class)
                .hasMessage("--find '" + find + "': seeds are given with --seeds");
    }

    @Test
    void neighboursAreVariedBesideEachOther() {
        assertThat(plan("venues.pool.lpCapital=1M,2M", "venues[0].keeper.latency=1s,2s,3s")
                        .runs())
                .isEqualTo(6);
        assertThat(plan("clock.step=1s,2s", "clock.steps=30,40").runs()).isEqualTo(4);
    }

    private static SweepPlan plan(String... varied) {
        SweepRequest request = new SweepRequest(
                Home.folder().resolve("scenarios/golden/single-jump.yaml"), List.of(), List.of(varied), null);
        return SweepPlan.of(request, "1", Map.of());
    }
}
