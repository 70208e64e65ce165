/**
 * The commands a user types. They gather input, call the rooms that do the work, and turn what went wrong into one line
 * and an exit code.
 *
 * <p>Invariant: 0 is success, 1 a run that failed its own checks or its chain, 2 the user's mistake; no stack trace for
 * the last two.
 */
@NullMarked
package io.backstop.simulator.command;

import org.jspecify.annotations.NullMarked;
