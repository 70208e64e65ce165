package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordedTimesTest {

    /**
     * Steps of a minute from 960 s on. The chain made blocks at 50 (before the tape), 51, 53 and 54 s.
     */
    private static RecordedTimes times() {
        RecordedTimes times = new RecordedTimes(new TimeGrid(960_000, 60_000, 3));
        times.noteSeeding(new BlockTimes.Moment(49, 50));
        times.noteBeginning(50);
        times.noteBlock(51);
        times.noteBeginning(51);
        times.noteBlock(53);
        times.noteBeginning(53);
        times.noteBlock(54);
        return times;
    }

    @Test
    void blocksHaveTheTimesThatTheChainGaveThem() {
        assertThat(times().seeding(0)).isEqualTo(new BlockTimes.Moment(49, 50));
        assertThat(times().block(0)).isEqualTo(51);
        assertThat(times().block(2)).isEqualTo(54);
    }

    /** Observed at 1020 s, in the second step, which began at 51 s, whenever it lands. */
    @Test
    void aPriceCarriesTheTimeAtWhichItsStepBegan() {
        assertThat(times().published(new OracleUpdate(1, 5, 1020), 49)).isEqualTo(51);
        assertThat(times().published(new OracleUpdate(2, 5, 1079), 49)).isEqualTo(51);
        assertThat(times().published(new OracleUpdate(0, 5, 960), 49)).isEqualTo(50);
    }

    /** 1020 s and 1079 s lie in one step: the second would carry 51 too. */
    @Test
    void twoPricesOfOneFeedNeverCarryOneTime() {
        assertThat(times().published(new OracleUpdate(2, 5, 1079), 51)).isEqualTo(52);
    }

    @Test
    void aStepBeginsWhenTheChainsTimeHasGoneOn() {
        RecordedTimes times = times();

        assertThatThrownBy(() -> times.noteBeginning(53))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a step must begin after 53, was 53");
    }
}
