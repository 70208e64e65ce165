/**
 * Who has a position when the tape starts.
 *
 * <p>Invariant: positions depend on scenario, seed and the price before the tape alone, and each could have been opened
 * at its entry price on every venue.
 */
@NullMarked
package io.backstop.oracle.population;

import org.jspecify.annotations.NullMarked;
