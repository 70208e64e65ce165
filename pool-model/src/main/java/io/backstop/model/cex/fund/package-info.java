/**
 * A book venue's insurance funds: who draws on which, what comes in, how far one has fallen from its peak, and whether it
 * still takes positions.
 *
 * <p>Invariant: a fund's balance is its opening balance plus all entries of its history, and it never falls below zero.
 * The package knows neither book nor margin nor ledger.
 */
@NullMarked
package io.backstop.model.cex.fund;

import org.jspecify.annotations.NullMarked;
