package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.RecordedTimes;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.TapeTimes;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of a minute from 960 s on; what is decided takes 90 s, which is two steps. */
class LandingTimesTest {

    private static final TimeGrid GRID = new TimeGrid(960_000, 60_000, 9);

    @Test
    void onATapesClockItLandsAtTheTapesTime() {
        LandingTimes landings = new LandingTimes(GRID, new TapeTimes(GRID, new SeedingPlan(List.of(), 959, 1)), 90_000);

        assertThat(landings.step(1)).isEqualTo(3);
        assertThat(landings.seconds(1)).isEqualTo(1140);
    }

    /** Two steps took from 50 s to 56 s: two more are over at 62 s. */
    @Test
    void onAChainWithAClockOfItsOwnItLandsAsTheChainGoesOn() {
        RecordedTimes times = new RecordedTimes(GRID);
        times.noteSeeding(new BlockTimes.Moment(49, 49));
        times.noteBeginning(50);
        times.noteBlock(53);
        times.noteBeginning(53);
        times.noteBlock(56);

        assertThat(new LandingTimes(GRID, times, 90_000).seconds(1)).isEqualTo(62);
    }
}
