/** The shipped scenarios over many seeds, against what was expected of them. */
@NullMarked
package io.backstop.tests.library;

import org.jspecify.annotations.NullMarked;
