/** What whole runs amount to, worked out on paper. */
@NullMarked
package io.backstop.tests.outcome;

import org.jspecify.annotations.NullMarked;
