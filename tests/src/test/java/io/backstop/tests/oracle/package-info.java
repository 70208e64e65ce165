/**
 * Signed reports between the modules: what the oracle signs, the contracts verify and the mirror takes for verified.
 *
 * <p>Invariant: digests, signatures and accounts are the same everywhere, and a feed on chain and its mirror accept and
 * refuse the same reports and stand in the same state afterwards.
 */
@NullMarked
package io.backstop.tests.oracle;

import org.jspecify.annotations.NullMarked;
