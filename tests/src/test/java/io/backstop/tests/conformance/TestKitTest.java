package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.testkit.OnChain;
import io.backstop.contracts.testkit.TestAccounts;
import io.backstop.contracts.testkit.TestVenue;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.util.List;
import java.util.Map;

/** The example of docs/chains.md: another project's test with a venue out of a scenario's file. */
class TestKitTest {

    /** The venue of a scenario. */
    static final class SingleJump implements TestVenue {

        public SingleJump() {}

        @Override
        public VenueSpec.Pool pool() {
            return (VenueSpec.Pool) ScenarioReader.read(Repository.scenario("golden/single-jump"), List.of(), Map.of())
                    .venues()
                    .getFirst();
        }
    }

    /** 100 units (of a millionth each) at 2000 on 4,000 dollars (of a millionth each) open in the next block. */
    @OnChain(
            kinds = {ChainKind.ANVIL, ChainKind.HARDHAT},
            venue = SingleJump.class)
    void aPositionIsOpened(ChainConnection connection, TestAccounts accounts, DeployedPool pool) {
        long time = connection.latestBlock().timestamp() + 1;
        for (String feed : List.of("executionFeed", "markFeed")) {
            accounts.of(DevAccount.PUBLISHER).send(pool.feed(connection, feed).publish(2000_00000000L, time));
        }
        String opened = accounts.of(DevAccount.OPERATOR)
                .send(pool.market(connection).openFor(List.of(new Opening(1, 100_000_000L, 4000_000_000L))));
        accounts.mine();

        connection.requireSuccess(opened, "the position was refused");
        assertThat(pool.balances(connection, List.of(pool.address("market"))).read())
                .containsExactly(4000_000_000L);
    }
}
