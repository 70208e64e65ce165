/** The product as its users start it: real processes, real mistakes, real interruptions. */
@NullMarked
package io.backstop.tests.process;

import org.jspecify.annotations.NullMarked;
