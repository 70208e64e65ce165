/**
 * The results of one scenario on all its venues: a machine-readable summary, ledgers and liquidations as tables, one
 * offline page, and the side-by-side table of the terminal.
 *
 * <p>Invariant: every figure is read from a {@link io.backstop.model.venue.VenueRun}, nothing is computed twice; equal
 * runs give equal bytes, and a results folder is either complete or not there.
 */
@NullMarked
package io.backstop.simulator.report;

import org.jspecify.annotations.NullMarked;
