/**
 * How a keeper that runs alone sends what it has decided.
 *
 * <p>Invariant: an account is in one batch at most, and every batch is on its way, completed, or was never sent.
 */
@NullMarked
package io.backstop.keeper.sending;

import org.jspecify.annotations.NullMarked;
