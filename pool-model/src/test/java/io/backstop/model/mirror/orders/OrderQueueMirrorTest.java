package io.backstop.model.mirror.orders;

import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.OrderKind;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.ScriptedFeed;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order costs its executor's fee of 2, lives for 60 s and is carried out at a report observed after it was asked for.
 * Accounts from 2^20 on are Alice's, the others the operator's; the last report before her order says 2000.
 */
class OrderQueueMirrorTest {

    private static final long START = 1_000_000;
    private static final int NEW = 1 << 20;
    private static final int ALICE = 5;
    private static final int OPERATOR = 0;
    private static final int EXECUTOR = 8;

    private final BlockTime time = new BlockTime();
    private final ScriptedFeed feed = new ScriptedFeed();
    private final ScriptedMarket market = new ScriptedMarket();
    private final List<MarketEvent> events = new ArrayList<>();
    private final OrderQueueMirror queue = new OrderQueueMirror(
            new OrderQueueSpec(2, 60, List.of(new BoundSpec.SinceChange())), market, feed, time, events::add);

    /** Remembers what it was asked, and refuses if a test says so. */
    private static final class ScriptedMarket implements OrderMarket {

        private final List<String> calls = new ArrayList<>();
        private boolean refuses;
        private boolean overflows;

        @Override
        public void openFor(int account, long size, long collateral) {
            note("openFor " + account + " " + size + " " + collateral, account);
        }

        @Override
        public int openOwned(int owner, long size, long collateral) {
            note("openOwned " + owner + " " + size + " " + collateral, NEW);
            return NEW;
        }

        @Override
        public void increase(int account, long size, long collateral) {
            note("increase " + account + " " + size + " " + collateral, account);
        }

        @Override
        public void decrease(int account, long size, long collateral) {
            note("decrease " + account + " " + size + " " + collateral, account);
        }

        @Override
        public void close(int account) {
            note("close " + account, account);
        }

        @Override
        public long sizeOf(int account) {
            return 5;
        }

        @Override
        public boolean isOwner(int caller, int account) {
            return caller == (account < NEW ? OPERATOR : ALICE);
        }

        private void note(String call, int account) {
            if (refuses) {
                throw new ContractRevert("InsufficientMargin", (long) account, 1L, 2L);
            }
            if (overflows) {
                throw new ArithmeticException("long overflow");
            }
            calls.add(call);
        }
    }

    @BeforeEach
    void start() {
        time.set(START);
        feed.say(2000, 0, 0, START - 1);
    }

    @Test
    void anOrderIsCarriedOutAtALaterPrice() {
        long id = queue.request(ALICE, open(2010));
        assertThat(queue.requestOf(id)).contains(new OrderQueueMirror.Request(ALICE, START, open(2010)));
        assertThat(queue.escrowed()).isEqualTo(402);
        assertRefused(() -> queue.execute(id), "ReportBeforeChange", START - 1, START);

        feed.say(2010, 0, 0, START);
        queue.execute(id);

        assertThat(market.calls).containsExactly("openOwned 5 5 400");
        assertThat(events)
                .containsExactly(
                        new MarketEvent.OrderRequested(id, OrderKind.OPEN, NEW, 5, 400),
                        new MarketEvent.RequestExecuted(id, NEW, 2010));
        assertThat(queue.feesPaid()).isEqualTo(2);
        assertThat(queue.escrowed()).isZero();
        assertRefused(() -> queue.execute(id), "NoRequest", id);
    }

    @Test
    void everyKindBecomesTheMarketsCallAtAnAcceptablePrice() {
        feed.say(2010, 0, 0, START);
        execute(OPERATOR, new Order(OrderKind.OPEN, 7, 5, 400, 2010));
        execute(ALICE, new Order(OrderKind.INCREASE, NEW, 3, 4, 2010));
        execute(ALICE, new Order(OrderKind.INCREASE, NEW, 0, 4, 0));
        execute(ALICE, new Order(OrderKind.DECREASE, NEW, 2, 5, 2010));
        execute(ALICE, new Order(OrderKind.CLOSE, NEW, 0, 0, 2010));
        assertThat(market.calls)
                .containsExactly(
                        "openFor 7 5 400",
                        "increase 1048576 3 4",
                        "increase 1048576 0 4",
                        "decrease 1048576 2 5",
                        "close 1048576");
    }

    @Test
    void buyersPayAtMostAndSellersGetAtLeastTheAcceptablePrice() {
        feed.say(2011, 0, 0, START);
        assertRefused(() -> execute(ALICE, open(2010)), "PriceNotAcceptable", 2011L, 2010L);
        assertRefused(
                () -> execute(ALICE, new Order(OrderKind.DECREASE, NEW, -1, 0, 2010)),
                "PriceNotAcceptable",
                2011L,
                2010L);
        assertRefused(
                () -> execute(ALICE, new Order(OrderKind.DECREASE, NEW, 1, 0, 2012)),
                "PriceNotAcceptable",
                2011L,
                2012L);
        assertRefused(
                () -> execute(ALICE, new Order(OrderKind.CLOSE, NEW, 0, 0, 2012)), "PriceNotAcceptable", 2011L, 2012L);
    }

    @Test
    void whoNamesNoPriceAcceptsEveryPrice() {
        feed.say(2011, 0, 0, START);

        execute(ALICE, open(0));
        execute(ALICE, new Order(OrderKind.CLOSE, NEW, 0, 0, 0));

        assertThat(market.calls).containsExactly("openOwned 5 5 400", "close 1048576");
    }

    @Test
    void whatTheMarketRefusesEndsWithItsReason() {
        feed.say(2000, 0, 0, START);
        long first = queue.request(ALICE, open(2010));
        market.refuses = true;
        queue.execute(first);
        long second = queue.request(ALICE, open(2010));
        market.refuses = false;
        market.overflows = true;
        queue.execute(second);
        assertThat(events)
                .filteredOn(MarketEvent.RequestRefused.class::isInstance)
                .containsExactly(
                        new MarketEvent.RequestRefused(
                                first, ContractError.of("InsufficientMargin", (long) NEW, 1L, 2L)),
                        new MarketEvent.RequestRefused(second, ContractError.of("Panic", 0x11L)));
        assertThat(queue.escrowed()).isZero();
    }

    @Test
    void onlyOwnersAskAndOnlyForWhatIsNotNegative() {
        assertRefused(() -> queue.request(EXECUTOR, new Order(OrderKind.CLOSE, NEW, 0, 0, 0)), "OnlyOwner", (long) NEW);
        assertRefused(() -> queue.request(EXECUTOR, new Order(OrderKind.OPEN, 7, 1, 1, 0)), "OnlyOwner", 7L);
        assertRefused(() -> queue.request(ALICE, new Order(OrderKind.OPEN, NEW, 1, -1, 0)), "NegativeCollateral", -1L);
    }

    @Test
    void anOwnerCancelsUntilThePriceIsKnownAndAnybodyAfterItRanOut() {
        long id = queue.request(ALICE, open(2010));
        assertRefused(() -> queue.cancel(EXECUTOR, id), "OnlyOwner", (long) NEW);
        queue.cancel(ALICE, id);
        long late = queue.request(ALICE, open(2010));
        feed.say(1900, 0, 0, START);
        time.set(START + 60);
        assertRefused(() -> queue.cancel(ALICE, late), "PriceKnown", late, START);
        time.set(START + 61);
        assertRefused(() -> queue.execute(late), "RequestExpired", late, START + 60);
        queue.cancel(EXECUTOR, late);
        assertThat(events)
                .filteredOn(MarketEvent.RequestCancelled.class::isInstance)
                .containsExactly(new MarketEvent.RequestCancelled(id), new MarketEvent.RequestCancelled(late));
        assertThat(queue.escrowed()).isZero();
    }

    @Test
    void figuresAreBoundedAsInTheContract() {
        List<BoundSpec> bounds = List.of(new BoundSpec.SinceChange());
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderQueueSpec(-1, 60, bounds));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderQueueSpec(0, 0, bounds));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderQueueSpec(0, 1, List.of()));
    }

    private void execute(int owner, Order order) {
        queue.execute(queue.request(owner, order));
    }

    /** A long of 5 with 400 of collateral, of an account that does not exist yet. */
    private static Order open(long acceptablePrice) {
        return new Order(OrderKind.OPEN, NEW, 5, 400, acceptablePrice);
    }
}
