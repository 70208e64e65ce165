/**
 * What a sample of runs tells: means with confidence intervals, quantiles, probabilities and tail risks.
 *
 * <p>Invariant: pure functions of the sample, the same for any order in which its runs came.
 */
@NullMarked
package io.backstop.simulator.statistics;

import org.jspecify.annotations.NullMarked;
