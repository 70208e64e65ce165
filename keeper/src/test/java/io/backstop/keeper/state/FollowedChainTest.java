package io.backstop.keeper.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.contracts.chain.BehindException;
import io.backstop.contracts.chain.ChainException;
import io.backstop.keeper.EventSource;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowedChainTest {

    private static final int CONFIRMATIONS = 4;

    private final ScriptedChain chain = new ScriptedChain();
    private final NotedLog log = new NotedLog();
    private final KeeperView view = Market.view();
    private final List<MarketEvent> told = new ArrayList<>();
    private final FollowedChain followed = new FollowedChain(chain, 0, CONFIRMATIONS, log);

    /**
     * Block 1 opens account 7, block 2 closes it. Another block 2 takes its place, which flags it instead: 7 is open again, as
     * it was opened, and bears a flag.
     */
    @Test
    void aBlockThatIsReplacedIsTakenBack() {
        chain.add().add(Market.opened(7, 100)).add(Market.closed(7));
        assertThat(read()).isEqualTo(EventSource.NOTHING_UNDONE);
        assertThat(Market.known(view)).isEmpty();

        chain.drop(1).add(Market.flagged(7, 50));

        assertThat(read()).isEqualTo(2);
        assertThat(Market.known(view))
                .containsExactly(new KnownPosition(7, Market.UNIT, 2000 * Market.PRICE, 100 * Market.USD, 50));
        assertThat(followed.undone()).isEqualTo(1);
        assertThat(log.events).containsExactly("reorganisation");
        assertThat(told).hasSize(3);
    }

    /**
     * Block 2 is replaced, and the node fails when it is asked for what the new one holds: that block 2 was taken back is told
     * with the next answer.
     */
    @Test
    void whatWasTakenBackIsToldAlthoughTheNodeFailsMeanwhile() {
        chain.add().add(Market.opened(7, 100)).add(Market.closed(7));
        read();
        chain.drop(1).add(Market.flagged(7, 50));
        chain.failures = 1;

        assertThatExceptionOfType(ChainException.class).isThrownBy(this::read);

        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(EventSource.NOTHING_UNDONE);
        assertThat(followed.undone()).isEqualTo(1);
    }

    /** It decides by what is restored: with 21 dollars on one unit long at 2000, 1 % of 1998 is left at 1998.99 and less below. */
    @Test
    void whoIsOpenAgainIsFoundAgain() {
        chain.add(Market.opened(7, 21)).add(Market.closed(7));
        read();
        assertThat(view.decide(1990 * Market.PRICE, 9)).isEmpty();

        chain.drop(1).add();
        read();

        assertThat(view.decide(1990 * Market.PRICE, 9)).containsExactly(7);
    }

    /** Blocks 3 to 6 can be taken back, as four confirm; 2 was read and stays. */
    @Test
    void asManyBlocksAsConfirmCanBeTakenBack() {
        chain.add().add().add(Market.opened(2, 100));
        for (int account = 3; account <= 6; account++) {
            chain.add(Market.opened(account, 100));
        }
        read();

        chain.drop(4).add(Market.opened(9, 100));

        assertThat(read()).isEqualTo(3);
        assertThat(followed.rescans()).isZero();
        assertThat(Market.known(view)).isEqualTo(Market.after(chain.all()));
    }

    @Test
    void whereNoBlockIsOnTheChainEverythingIsReadAnew() {
        for (int account = 0; account < 10; account++) {
            chain.add(Market.opened(account, 100));
        }
        read();

        chain.drop(7);
        for (int block = 0; block < 8; block++) {
            chain.add(Market.flagged(block, 50));
        }

        assertThat(read()).isZero();
        assertThat(followed.rescans()).isEqualTo(1);
        assertThat(log.events).contains("deep-reorganisation");
        assertThat(Market.known(view)).isEqualTo(Market.after(chain.all()));
    }

    /** Another node shows block 2 of the same chain: it tells nothing about block 3. */
    @Test
    void aNodeThatIsBehindTakesNothingBack() {
        chain.add().add(Market.opened(1, 100)).add().add(Market.opened(2, 100));
        read();

        assertThatExceptionOfType(BehindException.class).isThrownBy(() -> followed.readTo(2, view, told::add));

        assertThat(view.open()).isEqualTo(2);
        assertThat(followed.undone()).isZero();
    }

    /** The other chain is shorter. */
    @Test
    void aShorterChainCountsIfItIsAnother() {
        chain.add().add(Market.opened(1, 100)).add(Market.opened(2, 100)).add(Market.opened(3, 100));
        read();

        chain.drop(2).add();

        assertThat(read()).isEqualTo(2);
        assertThat(Market.known(view)).isEqualTo(Market.after(chain.all()));
    }

    /** Of 10 blocks at most 3 are told at once: 10 are refused, then 5, then 2, 4, 2, 4, 2, 4 and so on until all are read. */
    @Test
    void pagesShrinkByHalfUntilTheNodeAnswersAndGrowAgain() {
        for (int account = 0; account < 10; account++) {
            chain.add(Market.opened(account, 100));
        }
        chain.mostBlocksInAPage = 3;

        read();

        assertThat(chain.pagesAsked).containsExactly(10L, 5L, 2L, 4L, 2L, 4L, 2L, 4L, 2L, 2L);
        assertThat(view.open()).isEqualTo(10);
    }

    /** Blocks of all kinds come and go; what is known is always what one who read the chain once would know. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whateverComesAndGoesTheTableIsTheChains(int most) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(1000L * most + seed);
            ScriptedChain script = new ScriptedChain().add();
            KeeperView table = Market.view();
            FollowedChain follower = new FollowedChain(script, 0, CONFIRMATIONS, log);
            for (int round = 0; round < 40; round++) {
                int dropped = Math.min(random.nextInt(2) * random.nextInt(most + 1), Math.toIntExact(script.head()));
                script.drop(dropped);
                int added = 1 + dropped + random.nextInt(3);
                for (int block = 0; block < added; block++) {
                    script.add(someEvents(random, script));
                }
                follower.readTo(script.head(), table, event -> {});
                assertThat(Market.known(table)).as("seed %d", seed).isEqualTo(Market.after(script.all()));
            }
            assertThat(follower.rescans()).isZero();
        }
    }

    private static MarketEvent[] someEvents(Random random, ScriptedChain script) {
        List<KnownPosition> known = new ArrayList<>(Market.after(script.all()));
        List<MarketEvent> events = new ArrayList<>();
        for (int account = 0; account < 6; account++) {
            int which = account;
            boolean isOpen = known.stream().anyMatch(one -> one.account() == which && one.isOpen());
            int chance = random.nextInt(6);
            if (chance == 0) {
                events.add(isOpen ? Market.closed(account) : Market.opened(account, 50 + random.nextInt(50)));
            } else if (chance == 1) {
                events.add(Market.flagged(account, 1 + random.nextInt(100)));
            } else if (chance == 2) {
                events.add(new MarketEvent.Unflagged(account));
            }
        }
        return events.toArray(MarketEvent[]::new);
    }

    private long read() {
        return followed.readTo(chain.head(), view, told::add);
    }
}
