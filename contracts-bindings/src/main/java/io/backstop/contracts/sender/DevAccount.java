package io.backstop.contracts.sender;

import org.web3j.crypto.Credentials;

/**
 * The accounts that every development chain funds, by the role they play here. Their keys are published and worth
 * nothing on any other chain.
 */
public enum DevAccount {
    /** Deploys and funds the contracts, so that it is the depositor of the pool. */
    DEPLOYER("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"),
    /** Pushes prices. */
    PUBLISHER("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d"),
    /** Acts for the traders of the tape. */
    OPERATOR("5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a"),
    /** Liquidates. */
    KEEPER("7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6"),
    /** Stops things. */
    GUARDIAN("47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a"),
    /** Decides: lets things go on, changes figures, settles prices. */
    GOVERNOR("8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba");

    private final String key;

    DevAccount(String key) {
        this.key = key;
    }

    /** Its address. */
    public String address() {
        return credentials().getAddress();
    }

    /** What it offers for a place in a block. */
    public Fees fees() {
        return switch (this) {
            case PUBLISHER -> Fees.PUBLISHER;
            case OPERATOR -> Fees.ORDERS;
            case DEPLOYER -> Fees.DEPOSITORS;
            case KEEPER -> Fees.KEEPER;
            case GUARDIAN -> Fees.GUARDIAN;
            case GOVERNOR -> Fees.GOVERNOR;
        };
    }

    /** Its published key. */
    public Credentials credentials() {
        return Credentials.create(key);
    }
}
