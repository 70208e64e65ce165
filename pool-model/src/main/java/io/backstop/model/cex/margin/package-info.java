/**
 * What a book venue asks of an account: contracts and their money, margin as policies, accounts and what they hold.
 *
 * <p>It knows prices that it is told and neither book nor fund. Money is the smallest unit of what a contract settles in:
 * micro-dollars, or 1e-8 of a coin. Invariant: requirements and fees are rounded up, profits and values down, and every
 * price that decides about an account is rounded against it; an amount that does not fit 64 bits is an error and changes
 * nothing.
 */
@NullMarked
package io.backstop.model.cex.margin;

import org.jspecify.annotations.NullMarked;
