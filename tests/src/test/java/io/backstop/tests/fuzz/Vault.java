package io.backstop.tests.fuzz;

/** The two vaults of a venue. */
enum Vault {
    LP_POOL("lpPool"),
    SAFETY_MODULE("safetyModule");

    private final String contract;

    Vault(String contract) {
        this.contract = contract;
    }

    /** Its name among the deployed contracts. */
    String contract() {
        return contract;
    }
}
