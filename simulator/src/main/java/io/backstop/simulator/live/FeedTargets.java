package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.chain.NothingThereException;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.onchain.PoolJob;
import java.util.Objects;

/** The feeds of a venue and the contracts that take them; what does not fit is the user's mistake. */
public final class FeedTargets {

    private FeedTargets() {}

    /**
     * A feed of the venue for the contract at an address.
     *
     * @throws InputException if the venue has no feed for this role
     */
    public static FeedTarget at(String address, FeedRole role, PoolJob job) {
        return new FeedTarget(
                role.contract(),
                address,
                Objects.requireNonNull(role.requireIn(job).tape(job)));
    }

    /**
     * A feed of the venue for the contract of a deployment.
     *
     * @throws InputException if venue or deployment has no feed for this role
     */
    public static FeedTarget in(DeploymentRecord deployed, FeedRole role, PoolJob job) {
        if (!deployed.has(role.contract())) {
            throw new InputException("--deployment: the venue \"%s\" that was deployed has no %s, which \"%s\" needs"
                    .formatted(deployed.venue(), role.contract(), job.venue().id()));
        }
        return at(deployed.address(role.contract()), role, job);
    }

    /**
     * Checks that there is a feed that takes prices from this account.
     *
     * @throws InputException if there is no feed or it has another publisher
     */
    public static void requirePublisher(FeedTarget target, ChainConnection connection, String account) {
        String publisher = publisherOf(target, connection);
        if (!publisher.equalsIgnoreCase(account)) {
            throw new InputException("%s %s takes prices from %s only, not from %s"
                    .formatted(target.name(), target.address(), publisher, account));
        }
    }

    private static String publisherOf(FeedTarget target, ChainConnection connection) {
        try {
            return new PriceFeedGateway(connection, target.address()).publisher();
        } catch (ContractRevertException | NothingThereException e) {
            throw new InputException("--feed %s: there is no price feed at this address".formatted(target.address()));
        }
    }
}
