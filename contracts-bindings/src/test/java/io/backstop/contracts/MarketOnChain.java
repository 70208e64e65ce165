package io.backstop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.List;

/** A market that closes at a second feed, on a fresh chain, with a pool of a million dollars. */
final class MarketOnChain implements AutoCloseable {

    private final LocalChain chain;
    private final TransactionSender publisher;
    private final TransactionSender operator;
    private final TransactionSender keeper;
    private final DeployedPool pool;

    MarketOnChain(List<PocketSpec> pockets) {
        this(Hardfork.CANCUN, Venues.marketVenue(1_000_000 * Venues.DOLLAR, pockets));
    }

    MarketOnChain(Hardfork hardfork, VenueSpec.Pool venue) {
        chain = LocalChain.start(Venues.HOME, Venues.GENESIS, hardfork, ChainConnection.DEFAULT_TIMEOUT);
        publisher = sender(DevAccount.PUBLISHER);
        operator = sender(DevAccount.OPERATOR);
        keeper = sender(DevAccount.KEEPER);
        pool = Venues.deploy(chain, venue, ContractCode.builtFor(hardfork), operator);
    }

    ChainConnection connection() {
        return chain.connection();
    }

    TransactionSender operator() {
        return operator;
    }

    TransactionSender keeper() {
        return keeper;
    }

    DeployedPool pool() {
        return pool;
    }

    PerpMarketGateway market() {
        return pool.market(connection());
    }

    /** Opens a long of 100 at 2000 with 4000 of collateral, in a block of its own. */
    void openLong(int account) {
        publish(2000, 2000);
        operator.send(market().openFor(List.of(new Opening(account, 100 * Venues.SIZE_UNIT, 4000 * Venues.DOLLAR))));
        mine();
        assertThat(lastEvents())
                .containsExactly(new MarketEvent.PositionOpened(
                        account, 100 * Venues.SIZE_UNIT, Venues.price(2000), 4000 * Venues.DOLLAR));
    }

    /** Sends both prices in dollars for the next block. */
    void publish(long mark, long execution) {
        long time = connection().latestBlock().timestamp() + 1;
        publisher.send(pool.executionFeed(connection()).publish(Venues.price(execution), time));
        publisher.send(pool.markFeed(connection()).publish(Venues.price(mark), time));
    }

    void mine() {
        Venues.mineNext(chain);
    }

    List<MarketEvent> lastEvents() {
        return pool.events(connection()).ofBlock(connection().blockNumber());
    }

    long[] balances(String... contracts) {
        return pool.balances(
                        connection(),
                        List.of(contracts).stream().map(pool::address).toList())
                .read();
    }

    @Override
    public void close() {
        chain.close();
    }

    private TransactionSender sender(DevAccount account) {
        return TransactionSender.of(connection(), account);
    }
}
