/**
 * Who pays for a shortfall, in which order: a list of small pockets and one loop.
 *
 * <p>Invariant: what the pockets pay plus the bad debt equals the shortfall, to the last unit; a settlement never fails
 * because a pocket is empty.
 */
@NullMarked
package io.backstop.model.waterfall;

import org.jspecify.annotations.NullMarked;
