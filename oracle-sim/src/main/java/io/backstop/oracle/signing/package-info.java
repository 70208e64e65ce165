/**
 * Reports signed off chain as the contracts verify them: EIP-712 digests, secp256k1 signatures with the nonces of RFC 6979.
 *
 * <p>Invariant: equal keys and reports give equal signatures everywhere. Keys are derived from a scenario's seed or handed in;
 * none is ever printed. Signing takes no care of side channels: whoever can time it closely must not be an enemy.
 */
@NullMarked
package io.backstop.oracle.signing;

import org.jspecify.annotations.NullMarked;
