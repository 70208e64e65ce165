/**
 * Sweeps as a user makes them: the same rows on any number of threads and after any interruption, and folders that nothing
 * else is written into.
 */
@NullMarked
package io.backstop.tests.sweep;

import org.jspecify.annotations.NullMarked;
