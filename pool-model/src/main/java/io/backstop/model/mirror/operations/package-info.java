/**
 * What people may do to a market while it runs: roles, pauses, settlement prices, figures within bounds.
 *
 * <p>Invariant: every call checks its role first, and one that is refused has changed nothing.
 */
@NullMarked
package io.backstop.model.mirror.operations;

import org.jspecify.annotations.NullMarked;
