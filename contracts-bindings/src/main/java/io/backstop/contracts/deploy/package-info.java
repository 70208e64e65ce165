/**
 * Puts one pool venue on a chain: contracts, wiring and money.
 *
 * <p>Invariant: the same venue on a fresh chain has the same addresses in every run.
 */
@NullMarked
package io.backstop.contracts.deploy;

import org.jspecify.annotations.NullMarked;
