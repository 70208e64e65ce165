package io.backstop.simulator.sweep;

import io.backstop.simulator.report.RunFigure;
import java.util.List;

/**
 * One run of one venue, or of one of its contracts.
 *
 * @param point of the grid
 * @param seed of the tape
 * @param tapeHash of the tape; empty if there is none
 * @param refusal why the run could not begin; empty if it did
 * @param figures of the run, those that name the venue included
 */
record SweepRow(GridPoint point, long seed, String tapeHash, String refusal, List<RunFigure> figures) {}
