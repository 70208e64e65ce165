/**
 * Index and mark of a book venue: which sources count, and which price margins are reckoned at.
 *
 * <p>Prices are 1e-8 dollar, ratios 1e-9, times milliseconds. Invariant: nothing here asks a clock or a book, nothing is
 * allocated in a step, equal inputs in equal order give equal marks on every machine, and every mean is rounded down.
 */
@NullMarked
package io.backstop.model.cex.mark;

import org.jspecify.annotations.NullMarked;
