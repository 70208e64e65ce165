package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.contracts.sender.TransactionSender;
import org.jspecify.annotations.Nullable;

/** What anybody may do once in every step, after all others: tranches are valued anew. Not thread safe. */
final class Upkeep {

    private final ChainConnection connection;
    private final TransactionSender sender;
    private final @Nullable TranchesGateway tranches;
    private @Nullable String underway;

    /** The upkeep of a pool by an account whose transactions come last in a block. */
    Upkeep(ChainConnection connection, DeployedPool pool, TransactionSender sender) {
        this.connection = connection;
        this.sender = sender;
        tranches = pool.tranches();
    }

    /** Sends what is due in every step, after the sender's other transactions. */
    void send() {
        underway = tranches == null ? null : sender.send(tranches.revalue());
    }

    /**
     * Waits for what was sent into the last block.
     *
     * @throws io.backstop.contracts.chain.ChainException if it was refused
     */
    void await() {
        if (underway != null) {
            connection.requireSuccess(underway, "the tranches could not be valued");
        }
    }
}
