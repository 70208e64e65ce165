package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/** One price feed: {@code PriceFeed.sol}. */
public final class PriceFeedGateway {

    private static final long PUBLISH_GAS = 100_000;

    private final ChainConnection connection;
    private final String feed;

    /** The feed at this address. */
    public PriceFeedGateway(ChainConnection connection, String feed) {
        this.connection = connection;
        this.feed = feed;
    }

    /**
     * The publisher's update.
     *
     * @param price 1e-8 dollar, positive
     * @param publishTime epoch seconds, later than the last
     */
    public ContractCall publish(long price, long publishTime) {
        String calldata = Calldata.call("publish(int64,uint64)")
                .number(price)
                .number(publishTime)
                .hex();
        return new ContractCall(feed, calldata, PUBLISH_GAS);
    }

    /** The only account that may publish, in lower case. */
    public String publisher() {
        return Words.of(connection.call(feed, Calldata.call("publisher()").hex()))
                .address(0);
    }

    /** The last accepted price. */
    public PublishedPrice latest() {
        Words words = Words.of(connection.call(feed, Calldata.call("latest()").hex()));
        return new PublishedPrice(words.number(0), words.number(1));
    }
}
