package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.LensGateway.BalanceQuery;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PoolRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a run's ledger against the token balances on the chain, in one request, and against what of the pool is whose. */
final class Reconciliation {

    private final List<Account> holders;
    private final ChainKeepers keepers;
    private final BalanceQuery query;
    private final PartsOfPool parts;
    private final @Nullable BalanceQuery stake;
    private final PaidFeeds fees;

    Reconciliation(
            ChainConnection connection, DeployedPool pool, VenueSpec.Pool venue, ChainKeepers keepers, PaidFeeds fees) {
        this.fees = fees;
        this.keepers = keepers;
        holders = new ArrayList<>(pool.pockets().values());
        List<String> addresses = new ArrayList<>(pool.pockets().keySet());
        if (venue.mechanisms().orders() != null) {
            holders.add(Account.ORDER_ESCROW);
            addresses.add(pool.address("orders"));
        }
        addresses.add(pool.address("market"));
        addresses.addAll(keepers.addresses());
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
        long[] ofKeepers = Arrays.copyOfRange(balances, holders.size() + 1, balances.length);
        run.reconcile(Account.KEEPER, Arrays.stream(ofKeepers).sum());
        keepers.reconcile(run, ofKeepers);
        fees.check(run);
        if (stake != null) {
            run.reconcileStake(stake.read()[0]);
        }
    }
}
