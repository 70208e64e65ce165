package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.contracts.gateway.VaultGateway;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a pool's dollars belongs to pockets that have none of their own, as the contracts tell it. */
final class PartsOfPool {

    private static final long SHARES_AT_PAR = 1000;

    private final ChainConnection connection;
    private final @Nullable TranchesGateway tranches;
    private final @Nullable VaultGateway bufferedPool;

    PartsOfPool(ChainConnection connection, DeployedPool pool, VenueSpec.Pool venue) {
        this.connection = connection;
        tranches = pool.tranches();
        bufferedPool = venue.buffersProfit() ? new VaultGateway(pool.address("lpPool")) : null;
    }

    /** Takes each part out of the pool's balance and gives it to the pocket. */
    void move(List<Account> holders, long[] balances) {
        int pool = holders.indexOf(Account.LP);
        long cash = balances[pool];
        if (bufferedPool != null) {
            long par = bufferedPool.totalSupply(connection) / SHARES_AT_PAR;
            move(Math.max(0, cash - par), holders.indexOf(Account.FEE_BUFFER), pool, balances);
        }
        if (tranches != null) {
            move(tranches.juniorWorth(connection), holders.indexOf(Account.JUNIOR_LP), pool, balances);
        }
    }

    private static void move(long part, int pocket, int pool, long[] balances) {
        balances[pocket] += part;
        balances[pool] -= part;
    }
}
