/**
 * How a book venue closes an account that has less than it needs: who is next, how much at once, with which order, who takes
 * over what cannot be sold, and whose the margin is that is left.
 *
 * <p>Rules are pure functions of a position, of what the book shows and of a random number that they are handed; they move
 * nothing. Invariant: no rule closes or passes on more than the position.
 */
@NullMarked
package io.backstop.model.cex.liquidation;

import org.jspecify.annotations.NullMarked;
