// Mirrors PriceFeed.sol
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.Priced;

/** One price, pushed by one publisher; publish times only grow. Not thread safe. */
public final class PriceFeedMirror implements Priced {

    /** The caller who may publish. */
    public static final int PUBLISHER = -2;

    private final BlockTime time;
    private long price;
    private long publishTime;
    private long previousPrice;
    private long rounds;

    PriceFeedMirror(BlockTime time) {
        this.time = time;
    }

    /** Stores a price if it is newer than the last. */
    public void publish(int caller, long newPrice, long newPublishTime) {
        if (caller != PUBLISHER) {
            throw new ContractRevert("OnlyPublisher");
        }
        if (newPrice <= 0) {
            throw new ContractRevert("NonPositivePrice", newPrice);
        }
        if (newPublishTime <= publishTime) {
            throw new ContractRevert("PublishTimeNotAfterLast", newPublishTime, publishTime);
        }
        if (newPublishTime > time.seconds()) {
            throw new ContractRevert("PublishTimeInFuture", newPublishTime, time.seconds());
        }
        previousPrice = price;
        price = newPrice;
        publishTime = newPublishTime;
        rounds++;
    }

    @Override
    public long price() {
        return price;
    }

    /** The price before the last (1e-8 dollar); 0 if there is none. */
    public long previousPrice() {
        return previousPrice;
    }

    @Override
    public long publishTime() {
        return publishTime;
    }

    /** Number of accepted prices, which is the id of the last round. */
    public long rounds() {
        return rounds;
    }
}
