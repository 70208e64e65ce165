/**
 * A keeper on a chain while everything around it fails.
 *
 * <p>Invariant: whatever fails, in the end nobody who is liquidatable is left, nobody was liquidated twice, and no transaction is lost.
 */
@NullMarked
package io.backstop.tests.keeper;

import org.jspecify.annotations.NullMarked;
