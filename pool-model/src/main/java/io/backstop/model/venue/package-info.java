/**
 * What every venue shares: its events, its result, who caused a shortfall, and whom a keeper liquidates.
 *
 * <p>Invariant: a run's figures are read from its ledger and its events alone, so a chain and its mirror that agree in
 * events agree in every figure.
 */
@NullMarked
package io.backstop.model.venue;

import org.jspecify.annotations.NullMarked;
