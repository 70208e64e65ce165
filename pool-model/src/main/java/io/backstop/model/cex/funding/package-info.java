/**
 * What longs and shorts of a book venue pay each other: the premium that a book shows, what a venue makes of it, and who
 * pays.
 *
 * <p>Rates are 1e-9 of the notional, positive if longs pay. Invariant: who pays is charged rounded up and who receives is paid
 * rounded down, so funding never costs the venue anything.
 */
@NullMarked
package io.backstop.model.cex.funding;

import org.jspecify.annotations.NullMarked;
