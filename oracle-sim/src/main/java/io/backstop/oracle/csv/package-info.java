/**
 * Tables in text files. Invariant: whatever is wrong in one is told in one line with file, line, column, value and what is
 * allowed.
 */
@NullMarked
package io.backstop.oracle.csv;

import org.jspecify.annotations.NullMarked;
