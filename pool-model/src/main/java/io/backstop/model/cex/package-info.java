/**
 * A central order book venue: market makers around the index or the book's own path, a mark price of its own,
 * liquidation orders limited at the bankruptcy price, take-over of the rest, insurance fund, auto-deleveraging and
 * socialised loss.
 *
 * <p>Invariant: after every step all sizes sum to zero, the engine's cash is what its open lots cost, and every shortfall
 * has been paid to the last unit by the fund, a winner, the winners together, or as bad debt.
 */
@NullMarked
package io.backstop.model.cex;

import org.jspecify.annotations.NullMarked;
