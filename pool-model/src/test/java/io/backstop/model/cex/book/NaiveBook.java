package io.backstop.model.cex.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The obvious book: one list of orders, searched from the start for every fill. */
final class NaiveBook {

    private static final class Order {
        final long id;
        final int owner;
        final long price;
        long size;

        Order(long id, int owner, long price, long size) {
            this.id = id;
            this.owner = owner;
            this.price = price;
            this.size = size;
        }
    }

    private final List<Order> orders = new ArrayList<>();
    private long lastTradePrice;

    void limit(long id, int owner, long size, long price, List<Fill> fills) {
        long rest = size - take(owner, size, price, fills);
        if (rest != 0) {
            orders.add(new Order(id, owner, price, rest));
        }
    }

    long take(int taker, long size, long limit, List<Fill> fills) {
        long open = size;
        while (open != 0) {
            Order best = best(size < 0);
            if (best == null || (size > 0 ? best.price > limit : best.price < limit)) {
                break;
            }
            long filled = Math.min(Math.abs(open), Math.abs(best.size));
            long signed = size > 0 ? filled : -filled;
            fills.add(new Fill(best.owner, taker, best.price, signed));
            lastTradePrice = best.price;
            open -= signed;
            best.size += signed;
            if (best.size == 0) {
                orders.remove(best);
            }
        }
        return size - open;
    }

    boolean cancel(long id) {
        return orders.removeIf(order -> order.id == id);
    }

    long remaining(long id) {
        for (Order order : orders) {
            if (order.id == id) {
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

    int orderCount() {
        return orders.size();
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
