/**
 * What a feed's network observes: sources, each with its own lag, noise and failures, and one price made of theirs.
 *
 * <p>Invariant: nothing is observed before it happened, and steps are looked at in order. Prices are whole units of 1e-8
 * dollar and 1 at least; every mean is rounded down.
 */
@NullMarked
package io.backstop.oracle.observation;

import org.jspecify.annotations.NullMarked;
