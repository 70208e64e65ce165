// Mirrors PriceFeed.sol
package io.backstop.model.mirror;

/** One price, pushed by one publisher; publish times only grow. Not thread safe. */
final class PriceFeedMirror {

    private long price;
    private long publishTime;

    void publish(long newPrice, long newPublishTime, long now) {
        if (newPrice <= 0) {
            throw new ContractRevert("NonPositivePrice", newPrice);
        }
        if (newPublishTime <= publishTime) {
            throw new ContractRevert("PublishTimeNotAfterLast", newPublishTime, publishTime);
        }
        if (newPublishTime > now) {
            throw new ContractRevert("PublishTimeInFuture", newPublishTime, now);
        }
        price = newPrice;
        publishTime = newPublishTime;
    }

    long price() {
        return price;
    }

    long publishTime() {
        return publishTime;
    }
}
