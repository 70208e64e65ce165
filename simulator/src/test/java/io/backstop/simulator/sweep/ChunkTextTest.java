package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.report.RunFigure;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows of a piece of a sweep, and what is kept of a grid while it is made. */
class ChunkTextTest {

    /** The second row has a column that the first has not, and has not the first one's last. */
    @Test
    void rowsAreFilledUpToTheColumnsOfAll() {
        ChunkText text = new ChunkText(List.of());
        text.add(row(new RunFigure("id", RunFigure.WORD, "a,b"), new RunFigure("liquidations", 0, "3")));
        text.add(row(new RunFigure("id", RunFigure.WORD, "cex"), new RunFigure("shortfall", 6, "1.500000")));

        assertThat(text.csv()).isEqualTo("""
            point BIGINT,seed BIGINT,tapeHash VARCHAR,refusal VARCHAR,venue VARCHAR,liquidations BIGINT,"shortfall DECIMAL(18,6)"
            7,5,hash,,"a,b",3,
            7,5,hash,,cex,,1.500000
            """);
    }

    /** Run 1 is there at all points but the last, tape 0 at the first two. */
    @Test
    void aRunIsNeededUntilItsLastPoint() {
        GridPoint first = point(0, 0, 0, 1);
        GridPoint second = point(1, 0, 2, 1);
        GridPoint third = point(2, 1, 3, 4);

        LastUses uses = new LastUses(List.of(first, second, third));

        assertThat(List.of(uses.isRunNeededAfter(first, 0), uses.isRunNeededAfter(first, 1)))
                .containsExactly(false, true);
        assertThat(uses.isRunNeededAfter(second, 1)).isFalse();
        assertThat(List.of(uses.isTapeNeededAfter(first), uses.isTapeNeededAfter(second)))
                .containsExactly(true, false);
    }

    private static SweepRow row(RunFigure... figures) {
        return new SweepRow(point(7, 0, 0), 5, "hash", "", List.of(figures));
    }

    private static GridPoint point(int place, int tape, Integer... runs) {
        return new GridPoint(
                place,
                List.of(),
                ScenarioReader.read(Home.folder().resolve("scenarios/golden/lp-run.yaml"), List.of(), Map.of()),
                tape,
                List.of(runs));
    }
}
