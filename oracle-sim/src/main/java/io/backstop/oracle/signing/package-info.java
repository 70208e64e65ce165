/**
 * Reports signed off chain as the contracts verify them: EIP-712 digests, secp256k1 signatures with the nonces of RFC 6979.
 *
 * <p>Keys are derived from a scenario's seed and signing takes no care of side channels: nothing here may ever hold a key
 * that is worth something. Equal seeds give equal signatures everywhere.
 */
@NullMarked
package io.backstop.oracle.signing;

import org.jspecify.annotations.NullMarked;
