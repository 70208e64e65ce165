/**
 * The worked examples of the paper on auto-deleveraging, and the records of 10 October 2025: the rules of
 * {@code io.backstop.model.cex} against numbers that others published.
 */
@NullMarked
package io.backstop.tests.sharing;

import org.jspecify.annotations.NullMarked;
