package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.model.ledger.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a pool's dollars belongs to pockets that have none of their own, as their contracts tell it. */
final class PartsOfPool {

    private final ChainConnection connection;
    private final @Nullable TranchesGateway tranches;

    PartsOfPool(ChainConnection connection, DeployedPool pool) {
        this.connection = connection;
        tranches = pool.tranches();
    }

    /** Takes each part out of the pool's balance and gives it to the pocket. */
    void move(List<Account> holders, long[] balances) {
        if (tranches != null) {
            move(tranches.juniorWorth(connection), holders.indexOf(Account.JUNIOR_LP), holders, balances);
        }
    }

    private static void move(long part, int pocket, List<Account> holders, long[] balances) {
        balances[pocket] += part;
        balances[holders.indexOf(Account.LP)] -= part;
    }
}
