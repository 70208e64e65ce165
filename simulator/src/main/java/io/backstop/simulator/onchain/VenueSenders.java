package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.StakerSpec;
import io.backstop.model.venue.StakerDesk;
import java.util.ArrayList;
import java.util.List;

/**
 * Whoever sends in a run of a venue.
 *
 * @param deployer deploys and funds, and owns the deposits
 * @param publisher pushes prices
 * @param operator acts for the traders
 * @param keeper liquidates where nobody races, carries out orders and looks after pockets
 * @param guardian stops things
 * @param governor decides
 * @param racing the keepers of a race in the order of the scenario
 * @param staking the stakers who leave, in the order of the scenario
 */
record VenueSenders(
        TransactionSender deployer,
        TransactionSender publisher,
        TransactionSender operator,
        TransactionSender keeper,
        TransactionSender guardian,
        TransactionSender governor,
        List<TransactionSender> racing,
        List<TransactionSender> staking) {

    /** Keeps the lists as they are. */
    VenueSenders {
        racing = List.copyOf(racing);
        staking = List.copyOf(staking);
    }

    /** Those of a job's venue; their nonces go on where the chain's end. */
    static VenueSenders of(PoolJob job, ChainConnection connection) {
        return new VenueSenders(
                TransactionSender.of(connection, DevAccount.DEPLOYER),
                TransactionSender.of(connection, DevAccount.PUBLISHER),
                TransactionSender.of(connection, DevAccount.OPERATOR),
                TransactionSender.of(connection, DevAccount.KEEPER),
                TransactionSender.of(connection, DevAccount.GUARDIAN),
                TransactionSender.of(connection, DevAccount.GOVERNOR),
                job.venue().keepers().stream()
                        .map(keeper -> KeeperAccounts.sender(connection, keeper))
                        .toList(),
                staking(job, connection));
    }

    private static List<TransactionSender> staking(PoolJob job, ChainConnection connection) {
        List<TransactionSender> staking = new ArrayList<>();
        if (StakerDesk.isNeeded(job.tape(), job.venue())) {
            for (StakerSpec staker : job.tape().circumstances().stakers()) {
                staking.add(StakerAccounts.sender(connection, staker, staking.size()));
            }
        }
        return staking;
    }

    /** All of them. */
    List<TransactionSender> all() {
        List<TransactionSender> all =
                new ArrayList<>(List.of(deployer, publisher, operator, keeper, guardian, governor));
        all.addAll(racing);
        all.addAll(staking);
        return all;
    }

    /** Number of transactions so far. */
    long sent() {
        return all().stream().mapToLong(TransactionSender::sent).sum();
    }
}
