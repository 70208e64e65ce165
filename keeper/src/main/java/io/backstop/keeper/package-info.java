/**
 * The liquidation bot: it watches a market on a chain, lets the policy of the model decide, and sends what was decided.
 *
 * <p>Invariant: a keeper sees only the chain, and a keeper failure is a delivery failure, never a different decision.
 */
@NullMarked
package io.backstop.keeper;

import org.jspecify.annotations.NullMarked;
