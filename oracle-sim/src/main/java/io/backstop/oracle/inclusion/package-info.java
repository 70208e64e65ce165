/**
 * How an update that was sent gets into a block: a market for gas and what a publisher bids there.
 *
 * <p>Invariant: a block asks the same of everybody, and nothing is in a block before it was sent. Gas prices are whole units
 * of 1e-8 gwei.
 */
@NullMarked
package io.backstop.oracle.inclusion;

import org.jspecify.annotations.NullMarked;
