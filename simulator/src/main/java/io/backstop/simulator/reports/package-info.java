/**
 * Signed reports over HTTP, for whoever brings them to a feed: docs/oracle-http.md tells the form.
 *
 * <p>Invariant: what is served was signed for one feed on one chain, is never newer than the chain's clock, and does not change.
 */
@NullMarked
package io.backstop.simulator.reports;

import org.jspecify.annotations.NullMarked;
