/**
 * What would have been paid under other rules: one venue turned into another, a policy at a time.
 *
 * <p>Invariant: the last step is the other venue itself, so its figures are that venue's to the last unit.
 */
@NullMarked
package io.backstop.simulator.counterfactual;

import org.jspecify.annotations.NullMarked;
