/**
 * The contracts in Java: the same functions, order and rounding, named after their {@code .sol} files.
 *
 * <p>Invariant: fed with the same calls at the same times, a mirror emits the same events and errors as its contract, to
 * the last unit.
 */
@NullMarked
package io.backstop.model.mirror;

import org.jspecify.annotations.NullMarked;
