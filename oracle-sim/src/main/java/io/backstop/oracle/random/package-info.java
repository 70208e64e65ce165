/**
 * Random numbers that are the same on every machine and JDK.
 *
 * <p>Invariant: each purpose draws from a stream of its own, so that more numbers for one never change another.
 */
@NullMarked
package io.backstop.oracle.random;

import org.jspecify.annotations.NullMarked;
