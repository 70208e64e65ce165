/**
 * How a keeper's table follows a chain that may take blocks back, is found again after a restart, and is checked.
 *
 * <p>Invariant: the table says what the events of one chain say, up to one block of it.
 */
@NullMarked
package io.backstop.keeper.state;

import org.jspecify.annotations.NullMarked;
