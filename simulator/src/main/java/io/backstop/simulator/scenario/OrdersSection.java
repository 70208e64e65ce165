package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/** {@code orders}: what traders do while the tape runs. */
final class OrdersSection {

    private OrdersSection() {}

    static List<TapeOrder> read(List<Node> orders, TimeGrid grid, MarketSection market) {
        List<TapeOrder> read = new ArrayList<>();
        for (Node order : orders) {
            order.allowOnly("at", "account", "open", "increase", "decrease", "close");
            int earliest = read.isEmpty() ? 0 : read.getLast().step();
            int step = TapeStep.of(order.required("at"), grid, earliest, "order");
            int account = (int) order.required("account").whole(1, PositionsSection.MOST_ACCOUNTS);
            order.exactlyOneOf("open", "increase", "decrease", "close");
            read.add(order(order, step, account, market));
        }
        return read;
    }

    private static TapeOrder order(Node order, int step, int account, MarketSection market) {
        Node increase = order.optional("increase");
        Node decrease = order.optional("decrease");
        if (increase != null) {
            Change change = Change.read(increase, market);
            return new TapeOrder.Increase(step, account, change.size(), change.collateral());
        }
        if (decrease != null) {
            Change change = Change.read(decrease, market);
            return new TapeOrder.Decrease(step, account, change.size(), change.collateral());
        }
        Node open = order.optional("open");
        return open != null ? open(step, account, open, market) : close(order, step, account);
    }

    /** Size and collateral of which one at least is given. */
    private record Change(long size, long collateral) {

        static Change read(Node change, MarketSection market) {
            change.allowOnly("size", "collateral");
            Node size = change.optional("size");
            Node collateral = change.optional("collateral");
            if (size == null && collateral == null) {
                throw change.mistakeWithoutValue("must have size, collateral or both");
            }
            return new Change(
                    size == null ? 0 : Quantity.size(size, market.sizeDecimals()),
                    collateral == null ? 0 : Quantity.collateral(collateral));
        }
    }

    private static TapeOrder open(int step, int account, Node open, MarketSection market) {
        open.allowOnly("size", "collateral");
        return new TapeOrder.Open(
                step,
                account,
                Quantity.size(open.required("size"), market.sizeDecimals()),
                Quantity.collateral(open.required("collateral")));
    }

    private static TapeOrder close(Node order, int step, int account) {
        if (!order.flag("close")) {
            throw order.required("close").mistake("must be true");
        }
        return new TapeOrder.Close(step, account);
    }
}
