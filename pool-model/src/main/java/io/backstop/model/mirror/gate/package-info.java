/**
 * Conditions under which a market or its pool does something.
 *
 * <p>A gate only reads: its answer depends on the block, not on who asks.
 */
@NullMarked
package io.backstop.model.mirror.gate;

import org.jspecify.annotations.NullMarked;
