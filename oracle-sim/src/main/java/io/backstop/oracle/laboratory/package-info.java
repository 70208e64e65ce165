/**
 * The delay laboratory: what a feed's updates tell about it, and figures of a feed fitted to recorded rounds.
 *
 * <p>Invariant: nothing here reads a file or a clock; equal updates and seeds give equal figures. Statistics are doubles where they
 * are estimates and never become money.
 */
@NullMarked
package io.backstop.oracle.laboratory;

import org.jspecify.annotations.NullMarked;
