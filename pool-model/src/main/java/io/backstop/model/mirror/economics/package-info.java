/**
 * What it costs to trade against a pool and to stay: carry, price impact, caps.
 *
 * <p>What traders pay here, somebody gets: funding the other side, the rest the pool.
 */
@NullMarked
package io.backstop.model.mirror.economics;

import org.jspecify.annotations.NullMarked;
