/**
 * The book venue a second time, as slow and as obvious as its rules in {@code docs/accounting.md} can be written down, and
 * the comparison with {@code io.backstop.model.cex} over random scenarios.
 *
 * <p>Invariant: nothing here calls the engine or shares its arithmetic; only the words of a result (transfers, rows,
 * refusals) are the same.
 */
@NullMarked
package io.backstop.tests.cex;

import org.jspecify.annotations.NullMarked;
