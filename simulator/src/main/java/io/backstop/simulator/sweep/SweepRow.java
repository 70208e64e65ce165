package io.backstop.simulator.sweep;

import io.backstop.simulator.report.RunFigure;
import java.util.List;

/**
 * One run of one venue.
 *
 * @param point of the grid
 * @param seed of the tape
 * @param tapeHash of the tape
 * @param figures of the run, those that name the venue included
 */
record SweepRow(GridPoint point, long seed, String tapeHash, List<RunFigure> figures) {}
