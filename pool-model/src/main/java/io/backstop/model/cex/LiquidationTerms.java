package io.backstop.model.cex;

import io.backstop.model.scenario.BackstopSpec;
import java.util.List;

/**
 * What an engine liquidates by.
 *
 * @param backstops with figures in the contract's money
 * @param stepMillis from one step to the next
 * @param seed of the numbers that a rule draws
 */
record LiquidationTerms(LiquidationPolicy policy, List<BackstopSpec> backstops, long stepMillis, long seed) {}
