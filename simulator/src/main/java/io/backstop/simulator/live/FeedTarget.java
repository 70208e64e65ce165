package io.backstop.simulator.live;

import io.backstop.model.scenario.FeedTape;

/**
 * Where a feed's updates go.
 *
 * @param name the contract's name in a deployment
 * @param address of the contract
 * @param tape the updates
 */
public record FeedTarget(String name, String address, FeedTape tape) {}
