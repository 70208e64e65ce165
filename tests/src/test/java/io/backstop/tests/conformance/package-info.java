/** The contracts on a real chain against their mirror in Java: equal to the last unit, after every block. */
@NullMarked
package io.backstop.tests.conformance;

import org.jspecify.annotations.NullMarked;
