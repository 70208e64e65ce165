/**
 * Many runs of one scenario: a grid of keys times seeds.
 *
 * <p>Invariant: a row depends on the scenario, its point of the grid and its seed only, so the rows are the same on any number
 * of threads and after any interruption; points that differ in venues only replay the same tapes.
 */
@NullMarked
package io.backstop.simulator.sweep;

import org.jspecify.annotations.NullMarked;
