/**
 * Tests on local chains, with JUnit 5: {@link io.backstop.contracts.testkit.OnChain}.
 *
 * <p>Invariant: a test finds its chain as if nobody had used it before, and a kind that is not here is skipped by name.
 */
@NullMarked
package io.backstop.contracts.testkit;

import org.jspecify.annotations.NullMarked;
