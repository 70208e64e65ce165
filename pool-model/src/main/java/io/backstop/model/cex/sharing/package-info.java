/**
 * How a loss that nobody else pays is spread over the winners: how much is taken (severity), from whom (allocation), and
 * what a wave reports of it.
 *
 * <p>Invariant: every allocation takes whole units whose sum is the budget exactly, or all that the winners have where
 * that is less; {@link io.backstop.model.cex.sharing.Allocation.LeastHaircut} alone may take up to one lot's worth more,
 * because it closes whole lots. Nobody loses more than his endowment.
 */
@NullMarked
package io.backstop.model.cex.sharing;

import org.jspecify.annotations.NullMarked;
