package io.backstop.oracle.feed;

/** What a venue has a feed for. Each use draws random numbers of its own, the same ones on every venue. */
public enum FeedUse {
    /** Its price triggers, and fills in ORACLE mode. */
    MARK("feed/mark"),
    /** Its price fills in MARKET mode. */
    EXECUTION("feed/execution"),
    /** The mark is compared with its price. */
    REFERENCE("feed/reference"),
    /** Its price is that of a staked token. */
    STAKE("feed/stake");

    private final String streams;

    FeedUse(String streams) {
        this.streams = streams;
    }

    String streams() {
        return streams;
    }
}
