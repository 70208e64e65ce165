/**
 * How a keeper tells what it does.
 *
 * <p>Invariant: one event is one line, and no line holds a key, a password or what is secret in an address.
 */
@NullMarked
package io.backstop.keeper.log;

import org.jspecify.annotations.NullMarked;
