package io.backstop.contracts.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.FeedCreation;
import io.backstop.contracts.deploy.OrderQueueCreation;
import io.backstop.contracts.gateway.OrderQueueGateway;
import io.backstop.contracts.gateway.TestDollarGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.market.OrderKind;
import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.orders.Order;
import io.backstop.model.mirror.orders.OrderMarket;
import io.backstop.model.mirror.orders.OrderQueueMirror;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The queue and its mirror do the same before a market in which all accounts are one owner's, and which takes no money: so
 * what the queue holds is what it escrows and the collateral of what was carried out.
 */
class OrderQueueOnChainTest {

    private static final String FEED = "0x" + "f1".repeat(20);
    private static final String MARKET = "0x" + "f3".repeat(20);
    private static final int CALLS = 600;
    private static final List<OrderKind> KINDS = List.of(OrderKind.values());
    private static final int OWNER = 0;
    private static final int OTHER = 1;
    private static final int NEW = 1 << 20;
    private static final long MONEY = 1_000_000_000;
    private static final OrderQueueSpec SPEC =
            new OrderQueueSpec(2_000_000, 40, List.of(new BoundSpec.SinceChange(), new BoundSpec.MaxAge(10)));

    private final BlockTime time = new BlockTime();
    private final SplittableRandom random = new SplittableRandom(3);
    private final Market market = new Market();
    private final Feed feed = new Feed();
    private final Map<String, Integer> told = new TreeMap<>();
    private ChainOfOne chain;
    private List<TransactionSender> senders = List.of();
    private String token = "";
    private OrderQueueGateway queue = new OrderQueueGateway("");
    private long lastId;
    private long carriedOut;

    private final OrderQueueMirror mirror = new OrderQueueMirror(SPEC, market, feed, time, this::note);

    private static final class Feed implements ReportFeed {

        private Report report = Report.NONE;

        @Override
        public Report report() {
            return report;
        }

        @Override
        public long average() {
            return 0;
        }

        @Override
        public long resumedAt() {
            return 0;
        }
    }

    private static final class Market implements OrderMarket {

        private boolean refuses;
        private long held;

        @Override
        public void openFor(int account, long size, long collateral) {
            act();
        }

        @Override
        public int openOwned(int owner, long size, long collateral) {
            act();
            return NEW;
        }

        @Override
        public void increase(int account, long size, long collateral) {
            act();
        }

        @Override
        public void decrease(int account, long size, long collateral) {
            act();
        }

        @Override
        public void close(int account) {
            act();
        }

        @Override
        public long sizeOf(int account) {
            return held;
        }

        @Override
        public boolean isOwner(int caller, int account) {
            return caller == OWNER;
        }

        private void act() {
            if (refuses) {
                throw new ContractRevert("NoPosition", 7L);
            }
        }
    }

    @BeforeEach
    void start() {
        chain = new ChainOfOne(time);
        senders = List.of(chain.sender(DevAccount.OPERATOR), chain.sender(DevAccount.KEEPER));
        token = chain.create(senders.getFirst(), ContractCode.BUILT.byName().get("TestDollar"));
        script();
        List<String> bounds = SPEC.bounds().stream()
                .map(bound -> chain.create(senders.getFirst(), FeedCreation.bound(ContractCode.BUILT, bound)))
                .toList();
        queue = new OrderQueueGateway(chain.create(
                senders.getFirst(), OrderQueueCreation.queue(ContractCode.BUILT, SPEC, token, MARKET, FEED, bounds)));
        TestDollarGateway dollar = new TestDollarGateway(token);
        for (TransactionSender sender : senders) {
            send(sender, dollar.mint(sender.address(), MONEY));
            send(sender, dollar.approveAll(queue.contract()));
        }
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void everyCallDoesTheSameOnBothSides() {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < CALLS; i++) {
            say();
            int caller = random.nextInt(5) == 0 ? OTHER : OWNER;
            long id = lastId == 0 ? 1 : lastId - random.nextLong(Math.min(lastId, 4));
            Order order = order();
            int kind = random.nextInt(3);
            String onChain = chain.outcome(
                    senders.get(caller), queue.contract(), calldata(kind, id, order), random.nextInt(1, 10));
            assertThat(onChain).as("call %d", i).isEqualTo(ChainOfOne.outcome(() -> call(kind, caller, id, order)));
            assertThat(state()).as("after call %d", i).isEqualTo(stateOfMirror());
            outcomes.merge(onChain.replaceAll("\\(.*", ""), 1, Integer::sum);
        }
        assertThat(outcomes)
                .containsOnlyKeys(
                        "done",
                        "NegativeCollateral",
                        "NoRequest",
                        "OnlyOwner",
                        "PriceKnown",
                        "PriceNotAcceptable",
                        "ReportBeforeChange",
                        "ReportTooOld",
                        "RequestExpired");
        assertThat(told).containsOnlyKeys("OrderRequested", "RequestExecuted", "RequestRefused", "RequestCancelled");
    }

    private String calldata(int kind, long id, Order order) {
        return switch (kind) {
            case 0 ->
                queue.request(order.kind(), order.account(), order.size(), order.collateral(), order.acceptablePrice())
                        .calldata();
            case 1 -> queue.execute(id).calldata();
            default -> queue.cancel(id).calldata();
        };
    }

    private void call(int kind, int caller, long id, Order order) {
        switch (kind) {
            case 0 -> lastId = mirror.request(caller, order);
            case 1 -> execute(id);
            default -> mirror.cancel(caller, id);
        }
    }

    private void execute(long id) {
        long before = mirror.escrowed();
        mirror.execute(id);
        if (!market.refuses) {
            carriedOut += before - mirror.escrowed() - SPEC.executionFee();
        }
    }

    private void note(MarketEvent event) {
        told.merge(event.getClass().getSimpleName(), 1, Integer::sum);
    }

    /** What is escrowed, what is held, and of the newest request its owner, time and order. */
    private List<Object> state() {
        Words asked = chain.read(
                queue.contract(),
                Calldata.call("requestOf(uint64)").number(lastId).hex());
        return List.of(
                number(queue.contract(), Calldata.call("escrowed()")),
                number(token, Calldata.call("balanceOf(address)").address(queue.contract())),
                asked.address(0),
                asked.number(1),
                asked.number(3),
                asked.number(4),
                asked.number(5),
                asked.number(6));
    }

    private List<Object> stateOfMirror() {
        OrderQueueMirror.Request none = new OrderQueueMirror.Request(-1, 0, new Order(OrderKind.OPEN, 0, 0, 0, 0));
        OrderQueueMirror.Request asked = mirror.requestOf(lastId).orElse(none);
        return List.of(
                mirror.escrowed(),
                mirror.escrowed() + carriedOut,
                asked.owner() < 0
                        ? "0x" + "0".repeat(40)
                        : senders.get(asked.owner()).address(),
                asked.requestedAt(),
                (long) asked.order().account(),
                asked.order().size(),
                asked.order().collateral(),
                asked.order().acceptablePrice());
    }

    private long number(String contract, Calldata call) {
        return chain.read(contract, call.hex()).number(0);
    }

    private Order order() {
        OrderKind kind = KINDS.get(random.nextInt(4));
        int account = random.nextInt(3) == 0 ? 7 : NEW;
        long collateral = random.nextInt(15) == 0 ? -1 : random.nextLong(10_000_000);
        long acceptable = random.nextInt(10) == 0 ? 0 : random.nextLong(1950, 2050);
        return new Order(kind, account, random.nextLong(-5, 6), collateral, acceptable);
    }

    private void say() {
        long price = random.nextLong(1950, 2050);
        if (random.nextInt(3) == 0) {
            feed.report = new Report(price, 0, price, price, chain.now() - random.nextInt(12), 0);
        }
        market.refuses = random.nextInt(4) == 0;
        market.held = random.nextLong(-3, 4);
        script();
    }

    private void script() {
        Report report = feed.report;
        chain.script(
                FEED,
                new ScriptedContract()
                        .returns(
                                "report()",
                                report.price(),
                                report.confidence(),
                                report.bid(),
                                report.ask(),
                                report.publishTime(),
                                report.validFrom()));
        ScriptedContract scripted = new ScriptedContract()
                .returnsAddress("ownerOf(uint64)", senders.get(OWNER).address())
                .returns("position(uint64)", market.held, 0, 0, 0)
                .returns("openOwned(address,int64,int64)", NEW);
        if (market.refuses) {
            for (String function : List.of(
                    "openOwned(address,int64,int64)",
                    "openFor((uint64,int64,int64)[])",
                    "increase(uint64,int64,int64)",
                    "decrease(uint64,int64,int64)",
                    "close(uint64)")) {
                scripted.refuses(function, "NoPosition(uint64)", 7);
            }
        }
        chain.script(MARKET, scripted);
    }

    private void send(TransactionSender sender, ContractCall call) {
        assertThat(chain.outcome(sender, call.contract(), call.calldata(), 1)).isEqualTo("done");
    }
}
