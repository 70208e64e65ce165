/**
 * Auto-deleveraging as rules: when it is due, who comes first, at which price, and the lights that tell everybody his
 * place. They decide; they move no money.
 *
 * <p>Invariant: places are exact (fractions are compared in 256 bits, ties go by account id), so the same standings give
 * the same queue on every machine.
 */
@NullMarked
package io.backstop.model.cex.deleveraging;

import org.jspecify.annotations.NullMarked;
