/**
 * Chains and connections to them: a local node as a child process, any other by its URL.
 *
 * <p>Invariant: whatever goes wrong between us and a node is a {@link io.backstop.contracts.chain.ChainException} with
 * one line; a local node never outlives its Java process.
 */
@NullMarked
package io.backstop.contracts.chain;

import org.jspecify.annotations.NullMarked;
