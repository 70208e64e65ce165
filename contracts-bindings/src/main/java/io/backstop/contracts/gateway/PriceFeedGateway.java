package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import org.jspecify.annotations.Nullable;

/** One price feed: {@code PriceFeed.sol}, and the door in front of it where its publisher is a role. Not thread safe. */
public final class PriceFeedGateway {

    private static final long PUBLISH_GAS = 120_000;

    private final ChainConnection connection;
    private final String feed;
    private @Nullable String taker;

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
        String door = taker();
        return door.equals(feed) ? at(feed, price, publishTime) : through(door, feed, price, publishTime);
    }

    /** An update for a feed that takes it from its publisher's account. */
    static ContractCall at(String feed, long price, long publishTime) {
        Calldata call = Calldata.call("publish(int64,uint64)").number(price).number(publishTime);
        return new ContractCall(feed, call.hex(), PUBLISH_GAS);
    }

    /** An update for a feed whose publisher is a door. */
    static ContractCall through(String door, String feed, long price, long publishTime) {
        Calldata call = Calldata.call("publish(address,int64,uint64)")
                .address(feed)
                .number(price)
                .number(publishTime);
        return new ContractCall(door, call.hex(), PUBLISH_GAS);
    }

    /** The only account that may publish, in lower case. */
    public String publisher() {
        return publisherOf(taker());
    }

    /** Where prices are sent: to the feed, or to the contract that is its publisher. */
    private String taker() {
        if (taker == null) {
            String publisher = publisherOf(feed);
            taker = connection.code(publisher).equals("0x") ? feed : publisher;
        }
        return taker;
    }

    private String publisherOf(String contract) {
        return Words.of(connection.call(contract, Calldata.call("publisher()").hex()))
                .address(0);
    }

    /** The last accepted price. */
    public PublishedPrice latest() {
        Words words = Words.of(connection.call(feed, Calldata.call("latest()").hex()));
        return new PublishedPrice(words.number(0), words.number(1));
    }
}
