package io.backstop.tests.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A function that only another contract may call; the mirror has none of them. */
enum Door {
    POOL_CREDIT("lpPool", "credit(uint256)", "OnlyMarket"),
    POOL_PAY_TRADER("lpPool", "payTrader(uint256)", "OnlyMarket"),
    POOL_ABSORB("lpPool", "absorb(uint256)", "OnlyWaterfall"),
    WATERFALL_SETTLE("waterfall", "settle((uint64,int64,int64,uint256))", "OnlyMarket"),
    JUNIOR_ABSORB("juniorLp", "absorb(uint256)", "OnlyWaterfall"),
    BUFFER_ABSORB("feeBuffer", "absorb(uint256)", "OnlyWaterfall"),
    MARKET_LIQUIDATE_ITEM("market", "liquidateItem(uint64,address)", "OnlySelf"),
    MARKET_DELEVERAGE("market", "deleverage(uint64,int64,int64)", "OnlyDeleverager"),
    MARKET_OPEN_OWNED("market", "openOwned(address,int64,int64)", "OnlyOrders"),
    CARRY_SETTLE("carry", "settle(uint64,int64,int64)", "OnlyMarket"),
    IMPACT_TRADE("priceImpact", "trade((int64,int64,int64,int64),int64,int64)", "OnlyMarket"),
    POLICY_PART("liquidationPolicy", "part((uint64,int64,int64,int64,int64,int64))", "OnlyMarket"),
    FLAGS_FLAG_ITEM("flags", "flagItem(uint64,address)", "OnlyFlags"),
    HAIRCUT_WITHHOLD("haircut", "withhold(bool,int64)", "OnlyMarket"),
    DEBTS_OWE("accountDebts", "owe((uint64,int64,int64,uint256),uint256)", "OnlyWaterfall"),
    REFUSING_OWE("refusingResort", "owe((uint64,int64,int64,uint256),uint256)", "OnlyWaterfall"),
    SHORTFALLS_OWE("shortfalls", "owe((uint64,int64,int64,uint256),uint256)", "OnlyWaterfall"),
    SHORTFALLS_RESOLVE("shortfalls", "resolve(int64)", "OnlyResolver");

    /** What a venue has only if it is composed of it. */
    private static final List<String> ALWAYS = List.of("lpPool", "waterfall", "market");

    private final String contract;
    private final String signature;
    private final String error;

    Door(String contract, String signature, String error) {
        this.contract = contract;
        this.signature = signature;
        this.error = error;
    }

    /** The doors of a venue with these contracts beside those of every venue. */
    static List<Door> of(Set<String> composedOf) {
        return Arrays.stream(values())
                .filter(door -> ALWAYS.contains(door.contract) || composedOf.contains(door.contract))
                .toList();
    }

    String contract() {
        return contract;
    }

    String signature() {
        return signature;
    }

    /** What a stranger is told. */
    String error() {
        return error;
    }
}
