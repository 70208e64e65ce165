package io.backstop.oracle.tape;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.oracle.path.FileGaps;
import java.util.List;

/**
 * A tape and what was noticed while it was written.
 *
 * @param tape the market part of the scenario
 * @param clampedBars how many bars of the price files opened outside [low, high] and were moved to the nearer bound
 * @param gaps where bars of the price files are missing, file by file
 */
public record WrittenTape(ScenarioTape tape, int clampedBars, List<FileGaps> gaps) {

    /** Keeps the gaps as they are. */
    public WrittenTape {
        gaps = List.copyOf(gaps);
    }
}
