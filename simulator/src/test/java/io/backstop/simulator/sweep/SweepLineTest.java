package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.statistics.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pocket that loses most, of three runs: the worst twentieth of three is a part of the worst run. */
class SweepLineTest {

    @Test
    void thePocketThatLosesMostIsNamedAndAllThatLoseAsMuch() {
        Sample worstIs2000 = Sample.of(1000, 2000, 0);
        Sample so = Sample.of(2000, 2000, 2000);
        Sample worstIs1999 = Sample.of(1999, 1999, 1999);

        assertThat(worst(Map.of("pockets.lp.loss", worstIs2000, "pockets.treasury.loss", worstIs1999)))
                .containsExactly("lp", "2,000");
        assertThat(worst(Map.of(
                        "pockets.treasury.loss", so,
                        "pockets.feeBuffer.loss", worstIs1999,
                        "pockets.lp.loss", worstIs2000)))
                .containsExactly("lp, treasury", "2,000");
        assertThat(worst(Map.of())).containsExactly("–", "–");
    }

    private static List<String> worst(Map<String, Sample> samples) {
        SweepRequest request = new SweepRequest(
                Home.folder().resolve("scenarios/golden/single-jump.yaml"), List.of(), List.of(), null);
        List<String> cells = SweepLine.of(
                        SweepPlan.of(request, "1", Map.of()), new Group(0, "pool", "mirror", 0, samples))
                .cells();
        return cells.subList(cells.size() - 2, cells.size());
    }
}
