/**
 * Signed transactions of one account each, shared by publisher, orders and keeper.
 *
 * <p>Invariant: an account's nonces are given out without gaps, and a private key is never printed.
 */
@NullMarked
package io.backstop.contracts.sender;

import org.jspecify.annotations.NullMarked;
