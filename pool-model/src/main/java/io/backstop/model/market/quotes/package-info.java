/**
 * One price made of what several sources show.
 *
 * <p>Invariant: the order of the quotes does not matter, and every mean is rounded down.
 */
@NullMarked
package io.backstop.model.market.quotes;

import org.jspecify.annotations.NullMarked;
