package io.backstop.contracts.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.TestDollarGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import java.util.stream.IntStream;

/** Sends one transaction at a time to one market and tells its gas. */
final class GasMeter {

    private final LocalChain chain;
    private final TransactionSender publisher;
    private final TransactionSender operator;
    private final TransactionSender keeper;
    private final DeployedPool pool;

    GasMeter(LocalChain chain, Hardfork hardfork, VenueSpec.Pool venue) {
        this.chain = chain;
        publisher = sender(DevAccount.PUBLISHER);
        operator = sender(DevAccount.OPERATOR);
        keeper = sender(DevAccount.KEEPER);
        ContractCode code = ContractCode.builtFor(hardfork);
        pool = Venues.deploy(chain, venue, code, operator);
    }

    DeployedPool pool() {
        return pool;
    }

    PerpMarketGateway market() {
        return pool.market(connection());
    }

    ChainConnection connection() {
        return chain.connection();
    }

    List<MarketEvent> lastEvents() {
        return pool.events(connection()).ofBlock(connection().blockNumber());
    }

    /** Both feeds, in dollars; the gas of the mark's update. */
    long publish(long dollars) {
        long time = connection().latestBlock().timestamp() + 1;
        publisher.send(pool.executionFeed(connection()).publish(Venues.price(dollars), time));
        return mined(publisher.send(pool.markFeed(connection()).publish(Venues.price(dollars), time)));
    }

    /** The operator opens these accounts, each with a long of one unit. */
    long open(int first, int count, long collateral) {
        List<Opening> openings = IntStream.range(first, first + count)
                .mapToObj(account -> new Opening(account, Venues.SIZE_UNIT, collateral))
                .toList();
        return asOperator(market().openFor(openings));
    }

    long asOperator(ContractCall call) {
        return mined(operator.send(call));
    }

    long asKeeper(ContractCall call) {
        return mined(keeper.send(call));
    }

    long liquidateBatch(int first, int count) {
        return asKeeper(
                market().liquidateBatch(IntStream.range(first, first + count).toArray()));
    }

    /** Money from nowhere. */
    void give(String holder, long amount) {
        asOperator(new TestDollarGateway(pool.address("token")).mint(holder, amount));
    }

    String keeperAddress() {
        return keeper.address();
    }

    private long mined(String transaction) {
        Venues.mineNext(chain);
        Receipt receipt = connection().awaitReceipt(transaction);
        assertThat(receipt.succeeded()).isTrue();
        return receipt.gasUsed();
    }

    private TransactionSender sender(DevAccount account) {
        return TransactionSender.of(connection(), account);
    }
}
