/**
 * Who takes a position over when the book cannot: the engine, the fund, a vault, providers with limits; at which price, and
 * what they hold of it.
 *
 * <p>Invariant: what is offered is taken at most once, nobody takes more than his limits leave, and the parts of a lot cost
 * together what the lot did.
 */
@NullMarked
package io.backstop.model.cex.inventory;

import org.jspecify.annotations.NullMarked;
