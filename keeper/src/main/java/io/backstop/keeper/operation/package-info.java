/**
 * How a keeper runs alone: what wakes it, what it may act on, how it ends, and what it shows to whoever watches it.
 *
 * <p>Invariant: it acts on no chain but its own and on no node that lies behind, and ends without a transaction that it does not tell of.
 */
@NullMarked
package io.backstop.keeper.operation;

import org.jspecify.annotations.NullMarked;
