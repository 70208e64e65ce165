package io.backstop.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.gateway.PublishedPrice;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.serving.Figures;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.live.ChainTime;
import io.backstop.simulator.live.FeedCount;
import io.backstop.simulator.live.FeedFigures;
import io.backstop.simulator.live.FeedTarget;
import io.backstop.simulator.live.LiveFeed;
import io.backstop.simulator.live.Playback;
import io.backstop.simulator.onchain.Speed;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One feed's updates on a chain whose blocks and dates the test can see. */
class LiveFeedTest {

    private static final long PRICE = 100_000_000;
    private static final long GENESIS = 1_760_000_000;

    /** Three steps of ten seconds, seen 5 s before they land. */
    private static final TimeGrid GRID = new TimeGrid(1_000_000, 10_000, 3);

    private static final FeedTape TAPE = new FeedTape(
            2000 * PRICE,
            List.of(
                    new OracleUpdate(0, 1990 * PRICE, 995),
                    new OracleUpdate(1, 1980 * PRICE, 1005),
                    new OracleUpdate(2, 1970 * PRICE, 1015)));

    private final List<String> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private LocalChain chain;
    private TransactionSender publisher;
    private DeployedPool pool;

    @BeforeEach
    void deploy() {
        chain = LocalChain.start(Repository.HOME, GENESIS);
        publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
        TransactionSender deployer = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
        TransactionSender operator = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
        VenueSpec.Pool venue =
                (VenueSpec.Pool) ScenarioReader.read(Repository.scenario("golden/single-jump"), List.of(), Map.of())
                        .venues()
                        .getFirst();
        pool = new Deployment(
                        chain.connection(),
                        deployer,
                        operator,
                        () -> chain.clock().mineAll())
                .deploy(venue, ContractCode.BUILT, publisher.address(), 0);
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    /** Step 0 is at second s, which the test reads from the first block: blocks at s, s + 10 and s + 20, prices 5 s older. */
    @Test
    void timesOfTheTapeAreShiftedAndKeepTheirDistances() throws Exception {
        LiveFeed feed = feed();
        long before = chain.connection().blockNumber();

        new Playback(GRID, List.of(feed), ChainTime.of(chain.connection()), Speed.parse("max")).run();

        long start = chain.connection().block(before + 1).timestamp();
        assertThat(chain.connection().block(before + 2).timestamp()).isEqualTo(start + 10);
        assertThat(chain.connection().block(before + 3).timestamp()).isEqualTo(start + 20);
        assertThat(accepted)
                .containsExactly(
                        "markFeed 1990.00000000 at " + (start - 5),
                        "markFeed 1980.00000000 at " + (start + 5),
                        "markFeed 1970.00000000 at " + (start + 15));
        assertThat(feed.count()).isEqualTo(new FeedCount(3, 0, 0, 1970 * PRICE));
    }

    /** Somebody with the same key publishes a later time behind the feed's back; the feed goes on after it. */
    @Test
    void aRefusedUpdateIsToldAndTheNextOneGoesIn() throws Exception {
        LiveFeed feed = feed();
        Playback playback = new Playback(GRID, List.of(feed), ChainTime.of(chain.connection()), Speed.parse("max"));
        BlockClock clock = chain.clock();
        long now = clock.next() + 1;
        clock.setNext(now + 7);
        publisher.send(pool.markFeed(chain.connection()).publish(1 * PRICE, now + 7));
        clock.mine(now + 7);

        playback.run();

        assertThat(refused).hasSize(1).allMatch(line -> line.contains(" was refused: PublishTimeNotAfterLast("));
        assertThat(feed.count()).isEqualTo(new FeedCount(2, 1, 0, 1970 * PRICE));
        assertThat(latest().price()).isEqualTo(1970 * PRICE);
    }

    /** The newest block is at second s + 20 and holds the price of s + 15. */
    @Test
    void figuresTellWhatBecameOfTheUpdates() throws Exception {
        LiveFeed feed = feed();
        Figures figures = FeedFigures.of(chain.connection(), List.of(feed));
        FeedFigures.addSending(figures, publisher, List.of(feed));

        new Playback(GRID, List.of(feed), ChainTime.of(chain.connection()), Speed.parse("max")).run();

        assertThat(figures.page().answer(Map.of()).text())
                .contains(
                        "backstop_oracle_updates_total{feed=\"markFeed\",result=\"accepted\"} 3.0\n",
                        "backstop_oracle_updates_total{feed=\"markFeed\",result=\"refused\"} 0.0\n",
                        "backstop_oracle_updates_total{feed=\"markFeed\",result=\"superseded\"} 0.0\n",
                        "backstop_oracle_last_price_dollars{feed=\"markFeed\"} 1970.0\n",
                        "backstop_oracle_age_seconds{feed=\"markFeed\"} 5.0\n",
                        "backstop_sender_transactions_total 3.0\n",
                        "backstop_sender_replacements_total 0.0\n",
                        "backstop_chain_failovers_total 0.0\n",
                        "backstop_chain_blocks_behind 0.0\n")
                .containsPattern("backstop_oracle_gas_used_total\\{feed=\"markFeed\"} [1-9]");
    }

    private LiveFeed feed() {
        FeedTarget target = new FeedTarget("markFeed", pool.address("markFeed"), TAPE);
        return new LiveFeed(target, chain.connection(), publisher, accepted::add, refused::add);
    }

    private PublishedPrice latest() {
        return pool.markFeed(chain.connection()).latest();
    }
}
