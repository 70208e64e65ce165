/**
 * The delay laboratory: what a feed's updates tell about it, and figures of a feed fitted to recorded rounds.
 *
 * <p>Invariant: nothing here draws, waits or reads a file; equal updates give equal figures. Statistics are doubles where they
 * are estimates and never become money.
 */
@NullMarked
package io.backstop.oracle.laboratory;

import org.jspecify.annotations.NullMarked;
