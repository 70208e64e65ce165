package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.PoolRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The feeds of a venue that charge for a price: who pays them, and what they have. Not thread safe. */
final class PaidFeeds {

    private final ChainConnection connection;
    private final DeployedPool pool;
    private final List<String> addresses;
    private long before = -1;

    PaidFeeds(PoolJob job, ChainConnection connection, DeployedPool pool) {
        this.connection = connection;
        this.pool = pool;
        addresses = job.signedSources().entrySet().stream()
                .filter(feed -> feed.getValue().feeWei() > 0)
                .map(feed -> pool.address(feed.getKey()))
                .toList();
    }

    /**
     * The venue's events with the fees that are paid for prices of the tape.
     *
     * @param keepers pay for what they liquidate, and whoever liquidates with a report is a keeper
     * @param operator pays for those who trade
     */
    MarketEvents events(List<String> keepers, String operator) {
        MarketEvents events = pool.events(connection);
        if (addresses.isEmpty()) {
            return events;
        }
        Map<String, Account> payers = new HashMap<>(Map.of(operator, Account.EXTERNAL));
        keepers.forEach(keeper -> payers.put(keeper, Account.KEEPER));
        if (pool.addresses().containsKey("reportedLiquidation")) {
            payers.put(pool.address("reportedLiquidation"), Account.KEEPER);
        }
        return events.withOracleFees(addresses, payers);
    }

    /** Holds a run's ledger against what the feeds have; the first time is when the tape begins, before which is not the run's. */
    void check(PoolRun run) {
        long wei = addresses.stream().mapToLong(connection::balanceWei).sum();
        before = before < 0 ? wei : before;
        run.reconcileOracleFees(wei - before);
    }
}
