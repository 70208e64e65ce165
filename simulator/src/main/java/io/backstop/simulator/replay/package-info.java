/**
 * One tape on every venue of its scenario, on Java engines and on a chain.
 *
 * <p>Invariant: all venues replay the same tape, written once before the first of them starts.
 */
@NullMarked
package io.backstop.simulator.replay;

import org.jspecify.annotations.NullMarked;
