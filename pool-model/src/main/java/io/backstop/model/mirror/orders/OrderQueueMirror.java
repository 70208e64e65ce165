// Mirrors orders/OrderQueue.sol
package io.backstop.model.mirror.orders;

import io.backstop.model.market.OrderKind;
import io.backstop.model.market.OrderMaths;
import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.ReportBound;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Orders in two steps. Neither the owner nor the executor chooses among known prices: the bounds say which report may
 * carry an order out. Not thread safe.
 */
public final class OrderQueueMirror {

    /**
     * An open request.
     *
     * @param owner who asked and is paid back
     * @param requestedAt epoch seconds
     */
    public record Request(int owner, long requestedAt, Order order) {}

    /** Accounts from here on belong to whoever opened them. */
    private static final int FIRST_SELF_CUSTODY_ACCOUNT = 1 << 20;

    /** Solidity's code for a number that does not fit. */
    private static final long OVERFLOW = 0x11;

    private final OrderQueueSpec spec;
    private final OrderMarket market;
    private final ReportFeed feed;
    private final List<ReportBound> bounds;
    private final BlockTime time;
    private final Consumer<MarketEvent> events;
    private final Map<Long, Request> requests = new HashMap<>();
    private long lastId;
    private long escrowed;
    private long feesPaid;

    /**
     * An empty queue in front of a market.
     *
     * @param feed at whose price orders are carried out
     * @param events takes every event in the order of the contract's logs
     */
    public OrderQueueMirror(
            OrderQueueSpec spec, OrderMarket market, ReportFeed feed, BlockTime time, Consumer<MarketEvent> events) {
        this.spec = spec;
        this.market = market;
        this.feed = feed;
        this.time = time;
        this.events = events;
        bounds =
                spec.bounds().stream().map(bound -> ReportBound.of(bound, time)).toList();
    }

    /** Asks for an order on an account of the caller's and returns the request's id. */
    public long request(int caller, Order order) {
        if (order.collateral() < 0) {
            throw new ContractRevert("NegativeCollateral", order.collateral());
        }
        if (!isNewAccount(order) && !market.isOwner(caller, order.account())) {
            throw new ContractRevert("OnlyOwner", (long) order.account());
        }
        escrowed = Math.addExact(escrowed, Math.addExact(order.added(), spec.executionFee()));
        requests.put(++lastId, new Request(caller, time.seconds(), order));
        events.accept(new MarketEvent.OrderRequested(
                lastId, order.kind(), order.account(), order.size(), order.collateral()));
        return lastId;
    }

    /** Carries an order out at the feed's present price; if the market refuses, the request ends all the same. */
    public void execute(long id) {
        Request asked = existing(id);
        long expiredAt = asked.requestedAt() + spec.lifetime();
        if (time.seconds() > expiredAt) {
            throw new ContractRevert("RequestExpired", id, expiredAt);
        }
        Report report = feed.report();
        requireAllowed(report, asked.requestedAt());
        requireAcceptable(asked.order(), report.price());
        end(id, asked);
        events.accept(carriedOut(id, asked, report.price()));
        feesPaid = Math.addExact(feesPaid, spec.executionFee());
    }

    /** Ends a request and gives everything back: the owner's before the price is known, anybody's after it ran out. */
    public void cancel(int caller, long id) {
        Request asked = existing(id);
        if (time.seconds() <= asked.requestedAt() + spec.lifetime()) {
            requireCancellable(caller, id, asked);
        }
        end(id, asked);
        events.accept(new MarketEvent.RequestCancelled(id));
    }

    /** An open request; empty if there is none with this id. */
    public Optional<Request> requestOf(long id) {
        return Optional.ofNullable(requests.get(id));
    }

    /** Money that belongs to open requests, micro-dollars. */
    public long escrowed() {
        return escrowed;
    }

    /** Fees that executors have earned together, micro-dollars. */
    public long feesPaid() {
        return feesPaid;
    }

    private MarketEvent carriedOut(long id, Request asked, long price) {
        try {
            return new MarketEvent.RequestExecuted(id, carryOut(asked.owner(), asked.order()), price);
        } catch (ContractRevert revert) {
            return new MarketEvent.RequestRefused(id, revert.error());
        } catch (ArithmeticException overflow) {
            return new MarketEvent.RequestRefused(id, ContractError.of("Panic", OVERFLOW));
        }
    }

    private int carryOut(int owner, Order order) {
        switch (order.kind()) {
            case OPEN -> {
                return open(owner, order);
            }
            case INCREASE -> market.increase(order.account(), order.size(), order.collateral());
            case DECREASE -> market.decrease(order.account(), order.size(), order.collateral());
            case CLOSE -> market.close(order.account());
        }
        return order.account();
    }

    private int open(int owner, Order order) {
        if (isNewAccount(order)) {
            return market.openOwned(owner, order.size(), order.collateral());
        }
        market.openFor(order.account(), order.size(), order.collateral());
        return order.account();
    }

    private void end(long id, Request asked) {
        requests.remove(id);
        escrowed -= asked.order().added() + spec.executionFee();
    }

    private Request existing(long id) {
        return requestOf(id).orElseThrow(() -> new ContractRevert("NoRequest", id));
    }

    /** A price is known as soon as a report that satisfies the bounds has landed. */
    private void requireCancellable(int caller, long id, Request asked) {
        if (caller != asked.owner()) {
            throw new ContractRevert("OnlyOwner", (long) asked.order().account());
        }
        Report report = feed.report();
        try {
            requireAllowed(report, asked.requestedAt());
        } catch (ContractRevert | ArithmeticException unknown) {
            return;
        }
        throw new ContractRevert("PriceKnown", id, report.publishTime());
    }

    private void requireAllowed(Report report, long since) {
        for (ReportBound bound : bounds) {
            bound.check(report, since);
        }
    }

    private void requireAcceptable(Order order, long price) {
        long held = order.kind() == OrderKind.CLOSE ? market.sizeOf(order.account()) : 0;
        int bought = OrderMaths.bought(order.kind(), order.size(), held);
        if (!OrderMaths.isAcceptable(bought, price, order.acceptablePrice())) {
            throw new ContractRevert("PriceNotAcceptable", price, order.acceptablePrice());
        }
    }

    private static boolean isNewAccount(Order order) {
        return order.kind() == OrderKind.OPEN && order.account() >= FIRST_SELF_CUSTODY_ACCOUNT;
    }
}
