/**
 * The liquidity of a book venue: market makers that quote around a reference, how much they quote in which distance, when they
 * quote less or nothing, what they own, and noise that trades with them.
 *
 * <p>Prices are 1e-8 dollar, money micro-dollars, sizes market units, ratios 1e-9, times milliseconds since the run began.
 * Invariant: what a maker quotes within a distance is never more than its profile says there, it never meets its own other
 * side, and equal inputs in equal order give equal quotes on every machine. Nothing is allocated in a step.
 */
@NullMarked
package io.backstop.model.cex.maker;

import org.jspecify.annotations.NullMarked;
