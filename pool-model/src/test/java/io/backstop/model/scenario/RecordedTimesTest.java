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

    /** Known before the block: step 2 began at 53 s, and its block was made at 54 s. */
    @Test
    void aStepsBlockIsNotBeforeItBegan() {
        assertThat(times().earliest(2)).isEqualTo(53);
        assertThat(times().hasBegun(2)).isTrue();
        assertThat(times().hasBegun(3)).isFalse();
    }

    /** Three steps took 54 - 50 = 4 s: three more take 4 s as well, one takes 1.33 s, rounded down. */
    @Test
    void whoReckonsAheadTakesTheChainToGoOnAsItHasGone() {
        assertThat(times().expected(2, 5)).isEqualTo(58);
        assertThat(times().expected(2, 3)).isEqualTo(55);
    }

    /** A step takes a second at least: so do two blocks of a chain that made its first in the second in which it began. */
    @Test
    void noStepIsExpectedToTakeNoTime() {
        RecordedTimes times = new RecordedTimes(new TimeGrid(960_000, 60_000, 3));
        times.noteSeeding(new BlockTimes.Moment(49, 50));
        times.noteBeginning(50);
        times.noteBlock(50);

        assertThat(times.expected(0, 2)).isEqualTo(52);
    }

    /** A sequencer that came back at 1019 s, a second before step 1: in step 0, which began at 50 s. */
    @Test
    void whatAStepTellsOfWasWhenTheStepBeganInWhichItWas() {
        assertThat(times().told(1019, 1)).isEqualTo(50);
        assertThat(times().told(1020, 1)).isEqualTo(51);
        // Before the tape, and after the step that tells of it.
        assertThat(times().told(900, 1)).isEqualTo(50);
        assertThat(times().told(1080, 1)).isEqualTo(51);
    }

    @Test
    void aStepBeginsWhenTheChainsTimeHasGoneOn() {
        RecordedTimes times = times();

        assertThatThrownBy(() -> times.noteBeginning(53))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a step must begin after 53, was 53");
    }
}
