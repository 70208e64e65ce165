/**
 * The way from Java to the contracts: local chains, connections, one transaction sender, typed gateways, deployment.
 *
 * <p>Invariant: amounts enter and leave as {@code long}; a number on the chain that does not fit 64 bits is an error,
 * never a wrapped value.
 */
@NullMarked
package io.backstop.contracts;

import org.jspecify.annotations.NullMarked;
