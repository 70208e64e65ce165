/**
 * What long-running commands show over HTTP: figures for Prometheus, and whatever pages they have.
 *
 * <p>Invariant: whatever is asked, the answer is one of the given pages or one line that says what is wrong.
 */
@NullMarked
package io.backstop.contracts.serving;

import org.jspecify.annotations.NullMarked;
