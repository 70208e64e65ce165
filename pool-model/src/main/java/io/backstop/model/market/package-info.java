/**
 * Margin rules of one perpetual market and the positions they apply to.
 *
 * <p>Invariant: all functions are pure, and each rounding is in favour of the protocol.
 */
@NullMarked
package io.backstop.model.market;

import org.jspecify.annotations.NullMarked;
