/**
 * The order book of a venue: price–time priority, the terms an order may have, and what keeps it from filling.
 *
 * <p>It knows owners by number and nothing of money, margin or venues; whoever uses it is told of each fill and asks nothing
 * else of it. Invariant: what an order asked for is filled, waits, or was cancelled with its cause, to the last unit, and the
 * highest bid is below the lowest ask.
 */
@NullMarked
package io.backstop.model.cex.book;

import org.jspecify.annotations.NullMarked;
