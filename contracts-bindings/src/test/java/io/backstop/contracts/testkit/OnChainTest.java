package io.backstop.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnChainTest {

    private static final long GWEI = 1_000_000_000;

    /** A million dollars that nobody has borrowed yet. */
    static final class QuietPool implements TestVenue {

        public QuietPool() {}

        @Override
        public VenueSpec.Pool pool() {
            return Venues.marketVenue(1_000_000 * Venues.DOLLAR, List.of(Venues.pocket(Account.LP, 0)));
        }
    }

    /** 4,000 dollars of collateral go from the operator to the market. */
    @Order(1)
    @OnChain(
            kinds = {ChainKind.ANVIL, ChainKind.HARDHAT},
            venue = QuietPool.class)
    void aPositionIsOpenedOnTheDeployedVenue(ChainConnection connection, TestAccounts accounts, DeployedPool pool) {
        long time = connection.latestBlock().timestamp() + 1;
        accounts.of(DevAccount.PUBLISHER).send(pool.executionFeed(connection).publish(Venues.price(2000), time));
        accounts.of(DevAccount.PUBLISHER).send(pool.markFeed(connection).publish(Venues.price(2000), time));
        String opened = accounts.of(DevAccount.OPERATOR)
                .send(pool.market(connection)
                        .openFor(List.of(new Opening(1, 100 * Venues.SIZE_UNIT, 4000 * Venues.DOLLAR))));
        accounts.mine();

        connection.requireSuccess(opened, "the position was refused");
        assertThat(pool.balances(connection, List.of(pool.address("market"))).read())
                .containsExactly(4000 * Venues.DOLLAR);
        BlockClock clock = BlockClock.of(connection);
        clock.setNextBaseFee(160 * GWEI);
        accounts.mine();
        accounts.of(DevAccount.KEEPER).send(new ContractCall(DevAccount.GOVERNOR.address(), "0x", 21_000));
        assertThat(clock.waitingTransactions()).isEqualTo(1);
        assertThat(clock.nextBaseFee()).isEqualTo(140 * GWEI);
        clock.mineEachSecond();
    }

    /**
     * The test before has left blocks, money, what waits, a base fee of 160 gwei less an eighth and a clock of its own, and this
     * finds none of it: a chain begins with a base fee of one gwei at most.
     */
    @Order(2)
    @OnChain(kinds = {ChainKind.ANVIL, ChainKind.HARDHAT})
    void theNextTestFindsAnEmptyChain(Chain chain, ChainConnection connection) {
        assertThat(connection.blockNumber()).isZero();
        assertThat(connection.minedCount(DevAccount.DEPLOYER.address())).isZero();
        BlockClock clock = BlockClock.of(connection);
        assertThat(clock.waitingTransactions()).isZero();
        assertThat(clock.nextBaseFee()).isLessThanOrEqualTo(GWEI);
        assertThat(clock.minesOnDemand()).isTrue();
        assertThat(chain.webSocketUrl()).startsWith("ws://127.0.0.1:");
    }
}
