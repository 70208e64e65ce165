package io.backstop.contracts.gateway;

/** Addresses of the contracts around a market, and of the operator who acts for its accounts. */
public record MarketWiring(
        String token,
        String markFeed,
        String executionFeed,
        String lpPool,
        String waterfall,
        String feeRecipient,
        String operator) {}
