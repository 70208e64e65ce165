// Mirrors the two feeds behind liquidation/GasIndexedReward.sol
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.BlockTime;

/**
 * What a reward that follows the price of gas reads.
 *
 * @param etherPrice 1e-8 dollar
 * @param gasPrice 1e-8 gwei
 */
public record GasFeeds(PriceFeedMirror etherPrice, PriceFeedMirror gasPrice) {

    static GasFeeds at(BlockTime time) {
        return new GasFeeds(new PriceFeedMirror(time), new PriceFeedMirror(time));
    }
}
