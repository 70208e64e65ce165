/**
 * How a position is liquidated: how much at once, and for which reward.
 *
 * <p>A policy decides how much, never whether: that is the margin test of the market.
 */
@NullMarked
package io.backstop.model.mirror.liquidation;

import org.jspecify.annotations.NullMarked;
