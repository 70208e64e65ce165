package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.DeficitGateway;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may do in every step, after all others: deficits that were there before it are slashed and covered, and
 * tranches are valued anew. Not thread safe.
 */
final class Upkeep {

    private final ChainConnection connection;
    private final TransactionSender sender;
    private final @Nullable TranchesGateway tranches;
    private final @Nullable DeficitGateway deficits;
    private final List<ContractCall> due = new ArrayList<>();
    private final List<String> underway = new ArrayList<>();

    /** The upkeep of a pool by an account whose transactions come last in a block. */
    Upkeep(ChainConnection connection, DeployedPool pool, VenueSpec.Pool venue, TransactionSender sender) {
        this.connection = connection;
        this.sender = sender;
        tranches = pool.tranches();
        deficits = hasDeferredDeficits(venue) ? new DeficitGateway(pool.address("safetyModule")) : null;
    }

    /** Sends what is due in this step, after the sender's other transactions. */
    void send() {
        due.forEach(call -> underway.add(sender.send(call)));
        if (tranches != null) {
            underway.add(sender.send(tranches.revalue()));
        }
    }

    /**
     * Waits for what was sent into the last block, and looks what is due in the next.
     *
     * @throws io.backstop.contracts.chain.ChainException if it was refused
     */
    void decide() {
        underway.forEach(sent -> connection.requireSuccess(sent, "the pockets could not be looked after"));
        underway.clear();
        due.clear();
        if (deficits != null) {
            Stream.of(deficits.slash(), deficits.cover())
                    .filter(call -> DeficitGateway.isDue(connection, call))
                    .forEach(due::add);
        }
    }

    private static boolean hasDeferredDeficits(VenueSpec.Pool venue) {
        return venue.pocket(Account.SAFETY_MODULE)
                .filter(pocket -> pocket.form() instanceof DeficitSpec deficit && deficit.isDeferred())
                .isPresent();
    }
}
