package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.LensGateway.BalanceQuery;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PoolRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a run's ledger against the token balances on the chain, in one request, and against what of the pool is whose. */
final class Reconciliation {

    private final List<Account> holders;
    private final BalanceQuery query;
    private final PartsOfPool parts;
    private final @Nullable BalanceQuery stake;
    private final PaidFeeds fees;

    Reconciliation(ChainConnection connection, DeployedPool pool, VenueSpec.Pool venue, String keeper, PaidFeeds fees) {
        this.fees = fees;
        holders = new ArrayList<>(pool.pockets().values());
        holders.add(Account.KEEPER);
        List<String> addresses = new ArrayList<>(pool.pockets().keySet());
        addresses.add(keeper);
        if (venue.mechanisms().orders() != null) {
            holders.add(Account.ORDER_ESCROW);
            addresses.add(pool.address("orders"));
        }
        addresses.add(pool.address("market"));
        query = pool.balances(connection, addresses);
        parts = new PartsOfPool(connection, pool, venue);
        stake = pool.stake(connection);
    }

    void check(PoolRun run) {
        long[] balances = query.read();
        parts.move(holders, balances);
        for (int i = 0; i < holders.size(); i++) {
            run.reconcile(holders.get(i), balances[i]);
        }
        run.reconcileTraders(balances[holders.size()]);
        fees.check(run);
        if (stake != null) {
            run.reconcileStake(stake.read()[0]);
        }
    }
}
