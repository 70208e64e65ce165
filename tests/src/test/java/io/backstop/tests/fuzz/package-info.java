/**
 * Random calls, carried out by the contracts on a chain and by their mirror, one call in each block.
 *
 * <p>Invariant: whatever is called by whomever at whatever time, both do the same, refuse with the same typed error, and
 * stand in the same state afterwards.
 */
@NullMarked
package io.backstop.tests.fuzz;

import org.jspecify.annotations.NullMarked;
