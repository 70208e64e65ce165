/**
 * The double-entry record of who paid whom, in every venue.
 *
 * <p>Invariant: each movement leaves one account and enters another, so that all accounts sum to zero per asset after
 * every step. "Who paid" is a query over it.
 */
@NullMarked
package io.backstop.model.ledger;

import org.jspecify.annotations.NullMarked;
