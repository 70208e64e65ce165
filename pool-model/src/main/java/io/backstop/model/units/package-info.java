/**
 * The one number system: money 1e-6 dollar, prices 1e-8 dollar, sizes in the market's own decimals, ratios 1e-9.
 *
 * <p>Invariant: every stored quantity fits a signed 64-bit integer, every product has 128 bits, and what does not fit
 * fails loudly instead of wrapping.
 */
@NullMarked
package io.backstop.model.units;

import org.jspecify.annotations.NullMarked;
