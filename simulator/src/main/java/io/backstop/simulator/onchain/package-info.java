/**
 * A tape replayed on a real chain: contracts, a publisher, the tape's orders and a real keeper, one block per step.
 *
 * <p>Invariant: what the chain does is read back from its logs and balances; nothing is taken from the mirror.
 */
@NullMarked
package io.backstop.simulator.onchain;

import org.jspecify.annotations.NullMarked;
