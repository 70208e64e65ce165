/**
 * The tape writer: a scenario becomes the integers that every venue replays.
 *
 * <p>Invariant: the tape is written once, before any venue starts, and equal scenarios give equal tapes on every machine.
 */
@NullMarked
package io.backstop.oracle.tape;

import org.jspecify.annotations.NullMarked;
