/**
 * The contracts as Java sees them: calls to send, reads, and logs as events of the model.
 *
 * <p>Invariant: what comes out are the model's own values, equal to what the mirror would give.
 */
@NullMarked
package io.backstop.contracts.gateway;

import org.jspecify.annotations.NullMarked;
