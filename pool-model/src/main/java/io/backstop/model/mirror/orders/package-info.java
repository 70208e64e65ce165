/**
 * Orders in two steps: asked for at one time, carried out at a later price.
 *
 * <p>Invariant: the queue holds the collateral and the fees of its open requests, and nothing else.
 */
@NullMarked
package io.backstop.model.mirror.orders;

import org.jspecify.annotations.NullMarked;
