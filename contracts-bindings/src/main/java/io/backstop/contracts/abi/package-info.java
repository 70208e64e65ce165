/**
 * Solidity's calling convention, as far as the contracts use it, and their errors.
 *
 * <p>Invariant: what is written here equals what the generated wrappers would write; a test holds the two together.
 */
@NullMarked
package io.backstop.contracts.abi;

import org.jspecify.annotations.NullMarked;
