package io.backstop.model.cex;

import io.backstop.model.cex.margin.MarketTerms;

/**
 * What an engine liquidates by.
 *
 * @param market what a position needs
 * @param stepMillis from one step to the next
 * @param seed of the numbers that a rule draws
 */
record LiquidationTerms(MarketTerms market, LiquidationPolicy policy, long stepMillis, long seed) {}
