package io.backstop.model.cex.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The obvious book: one list of orders by time, searched from its start for every fill. What cannot be known in advance is
 * tried on a copy of the whole book.
 */
final class NaiveBook {

    private static final class Order {
        final int number;
        final int owner;
        final long price;
        final boolean reduceOnly;
        long size;

        Order(int number, int owner, long price, boolean reduceOnly, long size) {
            this.number = number;
            this.owner = owner;
            this.price = price;
            this.reduceOnly = reduceOnly;
            this.size = size;
        }
    }

    private final SelfTrade selfTrade;
    private final OutsideBand outsideBand;
    private List<Order> orders = new ArrayList<>();
    private Map<Integer, Long> positions = new HashMap<>();
    private List<BookEvent> events = new ArrayList<>();
    private int accepted;
    private long lowest;
    private long highest = Long.MAX_VALUE;
    private long lastTradePrice;

    NaiveBook(SelfTrade selfTrade, OutsideBand outsideBand) {
        this.selfTrade = selfTrade;
        this.outsideBand = outsideBand;
    }

    List<BookEvent> news() {
        List<BookEvent> news = events;
        events = new ArrayList<>();
        return news;
    }

    void band(long from, long to) {
        lowest = from;
        highest = to;
    }

    /** A price of 0 sells, and one of {@link Long#MAX_VALUE} buys, at any price. */
    void send(int owner, long size, long price, TimeInForce time, boolean reduceOnly) {
        long limit = size > 0 ? Math.min(price, highest) : Math.max(price, lowest);
        long wanted = reduceOnly ? reducing(owner, size) : size;
        boolean anyPrice = price == 0 || price == Long.MAX_VALUE;
        if (limit != price && !anyPrice && outsideBand == OutsideBand.REFUSE) {
            events.add(new BookEvent.Refused(owner, price, size, RefusalCause.OUTSIDE_BAND));
        } else if (wanted == 0) {
            events.add(new BookEvent.Refused(owner, price, size, RefusalCause.NOTHING_TO_REDUCE));
        } else if (time == TimeInForce.POST_ONLY && meets(best(size < 0), size, limit)) {
            events.add(new BookEvent.Refused(owner, price, size, RefusalCause.WOULD_TAKE));
        } else if (time == TimeInForce.FILL_OR_KILL && filled(owner, wanted, limit) != wanted) {
            events.add(new BookEvent.Refused(owner, price, size, RefusalCause.NOT_FILLABLE));
        } else {
            cancelled(owner, BookEvent.NONE, size - wanted, CancelCause.REDUCE_ONLY);
            long rest = take(owner, wanted, limit);
            if (rest != 0 && (time == TimeInForce.GOOD_TILL_CANCELLED || time == TimeInForce.POST_ONLY)) {
                orders.add(new Order(accepted, owner, limit, reduceOnly, rest));
                events.add(new BookEvent.Accepted(owner, accepted++, limit, rest));
            } else {
                cancelled(owner, BookEvent.NONE, rest, CancelCause.NOT_FILLED);
            }
        }
    }

    /** The fills that a market order would have, which change nothing. */
    List<BookEvent> preview(int owner, long size) {
        NaiveBook copy = copy();
        copy.take(owner, size, size > 0 ? highest : lowest);
        return copy.news().stream().filter(event -> event instanceof Fill).toList();
    }

    boolean cancel(int number) {
        for (Order order : orders) {
            if (order.number == number) {
                cancelled(order.owner, number, order.size, CancelCause.WITHDRAWN);
                orders.remove(order);
                return true;
            }
        }
        return false;
    }

    long remaining(int number) {
        for (Order order : orders) {
            if (order.number == number) {
                return Math.abs(order.size);
            }
        }
        return 0;
    }

    long bestPrice(boolean buys) {
        Order best = best(buys);
        return best == null ? 0 : best.price;
    }

    long frontSize(boolean buys) {
        Order best = best(buys);
        return best == null ? 0 : Math.abs(best.size);
    }

    long lastTradePrice() {
        return lastTradePrice;
    }

    /** Number of the order that has waited longest. */
    int oldest() {
        return orders.getFirst().number;
    }

    int orderCount() {
        return orders.size();
    }

    /** Returns what nobody filled and nobody cancelled. */
    private long take(int taker, long size, long limit) {
        long open = size;
        Order best = best(size < 0);
        while (best != null && open != 0 && meets(best, open, limit)) {
            if (best.owner == taker && selfTrade != SelfTrade.ALLOWED) {
                open = separate(best, taker, open);
            } else {
                long allowed = !best.reduceOnly ? best.size : best.owner == taker ? 0 : reducing(best.owner, best.size);
                cancelPart(best, best.size - allowed, CancelCause.REDUCE_ONLY);
                open += fill(best, taker, open);
            }
            best = best(size < 0);
        }
        return open;
    }

    private long fill(Order maker, int taker, long open) {
        long part = smaller(maker.size, -open);
        if (part != 0) {
            maker.size -= part;
            lastTradePrice = maker.price;
            positions.merge(maker.owner, part, Long::sum);
            positions.merge(taker, -part, Long::sum);
            events.add(new Fill(maker.owner, taker, maker.price, -part));
            orders.removeIf(order -> order.size == 0);
        }
        return part;
    }

    private long separate(Order maker, int taker, long open) {
        boolean both = selfTrade == SelfTrade.CANCEL_BOTH;
        long makerPart = selfTrade == SelfTrade.DECREMENT ? smaller(maker.size, -open) : maker.size;
        long takerPart = selfTrade == SelfTrade.DECREMENT ? smaller(open, -maker.size) : open;
        if (both || selfTrade == SelfTrade.DECREMENT || selfTrade == SelfTrade.CANCEL_OLDEST) {
            cancelPart(maker, makerPart, CancelCause.SELF_TRADE);
        }
        if (both || selfTrade == SelfTrade.DECREMENT || selfTrade == SelfTrade.CANCEL_NEWEST) {
            cancelled(taker, BookEvent.NONE, takerPart, CancelCause.SELF_TRADE);
            return open - takerPart;
        }
        return open;
    }

    private void cancelPart(Order order, long size, CancelCause cause) {
        cancelled(order.owner, order.number, size, cause);
        order.size -= size;
        orders.removeIf(other -> other.size == 0);
    }

    private void cancelled(int owner, int number, long size, CancelCause cause) {
        if (size != 0) {
            events.add(new BookEvent.Cancelled(owner, number, size, cause));
        }
    }

    /** The part of a size that reduces what its owner has. */
    private long reducing(int owner, long size) {
        return smaller(size, -positions.getOrDefault(owner, 0L));
    }

    /** The one nearer to zero of two sizes; zero if their signs differ. */
    private static long smaller(long size, long other) {
        if (size > 0) {
            return Math.max(0, Math.min(size, other));
        }
        return Math.min(0, Math.max(size, other));
    }

    private static boolean meets(@Nullable Order best, long size, long limit) {
        return best != null && (size > 0 ? best.price <= limit : best.price >= limit);
    }

    private long filled(int owner, long size, long limit) {
        NaiveBook copy = copy();
        copy.take(owner, size, limit);
        long sum = 0;
        for (BookEvent event : copy.news()) {
            sum += event instanceof Fill fill ? fill.size() : 0;
        }
        return sum;
    }

    private NaiveBook copy() {
        NaiveBook copy = new NaiveBook(selfTrade, outsideBand);
        for (Order order : orders) {
            copy.orders.add(new Order(order.number, order.owner, order.price, order.reduceOnly, order.size));
        }
        copy.positions.putAll(positions);
        return copy;
    }

    private @Nullable Order best(boolean buys) {
        Order best = null;
        for (Order order : orders) {
            boolean better = best == null || (buys ? order.price > best.price : order.price < best.price);
            if (order.size > 0 == buys && better) {
                best = order;
            }
        }
        return best;
    }
}
