/**
 * How fast mirror, tapes and feeds are, and what {@code ./backstop bench} prints.
 *
 * <p>Invariant: what is timed is the product's own code, and the scan it is compared with finds the same liquidations.
 */
@NullMarked
package io.backstop.tests.bench;

import org.jspecify.annotations.NullMarked;
