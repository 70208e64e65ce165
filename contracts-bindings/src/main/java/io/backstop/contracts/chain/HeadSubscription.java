package io.backstop.contracts.chain;

/** A node tells of each new block until this is closed. */
public interface HeadSubscription extends AutoCloseable {

    @Override
    void close();
}
