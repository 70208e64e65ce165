package io.backstop.tests.fuzz;

/** A function that only another contract may call; the mirror has none of them. */
enum Door {
    POOL_CREDIT("lpPool", "credit(uint256)", "OnlyMarket"),
    POOL_PAY_TRADER("lpPool", "payTrader(uint256)", "OnlyMarket"),
    POOL_ABSORB("lpPool", "absorb(uint256)", "OnlyWaterfall"),
    WATERFALL_SETTLE("waterfall", "settle((uint64,int64,int64,uint256))", "OnlyMarket"),
    MARKET_LIQUIDATE_ITEM("market", "liquidateItem(uint64,address)", "OnlySelf");

    private final String contract;
    private final String signature;
    private final String error;

    Door(String contract, String signature, String error) {
        this.contract = contract;
        this.signature = signature;
        this.error = error;
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
