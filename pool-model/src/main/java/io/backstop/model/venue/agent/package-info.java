/**
 * Traders and depositors who react to what their venue shows.
 *
 * <p>Invariant: what they decide follows from the tape's numbers, the venue's marks until now and their own positions alone, so a chain and its mirror
 * see the same orders.
 */
@NullMarked
package io.backstop.model.venue.agent;

import org.jspecify.annotations.NullMarked;
