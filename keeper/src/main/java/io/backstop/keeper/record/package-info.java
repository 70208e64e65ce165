/**
 * What a keeper did and how long it took, for people, for Prometheus and for whoever explains a loss.
 *
 * <p>Invariant: each liquidation that was sent has one row when all is known of it.
 */
@NullMarked
package io.backstop.keeper.record;

import org.jspecify.annotations.NullMarked;
