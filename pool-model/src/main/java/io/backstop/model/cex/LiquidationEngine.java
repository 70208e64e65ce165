package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import java.util.List;

/**
 * Closes liquidatable accounts by the venue's rules, holds what is taken over, and passes it on as far as the fund can pay.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class LiquidationEngine {

    private final Clearing clearing;
    private final Inventory<LiquidationCase> inventory = new Inventory<>();
    private final Cases cases;
    private final WaitingOrders orders;
    private final ForcedClosing closing;
    private final InventorySale sale;
    private final Deleveraging deleveraging;

    /** An engine that holds nothing. */
    LiquidationEngine(
            Clearing clearing,
            Valuation value,
            OrderBook book,
            long tickSize,
            LiquidationTerms terms,
            DeleveragingRules rules,
            LossSharing sharing) {
        this.clearing = clearing;
        cases = new Cases(clearing);
        MarginSettlement margin =
                new MarginSettlement(clearing, value, terms.policy().rules().left(), sharing);
        orders = new WaitingOrders(clearing, book, tickSize, value, cases, margin);
        closing = new ForcedClosing(
                clearing,
                value,
                book,
                tickSize,
                terms,
                cases,
                orders,
                new Takeover(clearing, terms.policy().price(), inventory),
                margin);
        sale = new InventorySale(clearing, value, book, tickSize, inventory);
        deleveraging = new Deleveraging(clearing, value, inventory, rules, sharing, cases, orders);
    }

    Inventory<LiquidationCase> inventory() {
        return inventory;
    }

    /** All closes so far that are a row, in the order of their first fill. */
    List<LiquidationCase> cases() {
        return cases.rows();
    }

    /** Remembers what the rules of later steps ask for; called when the fund has its capital and at the end of each step. */
    void remember(long index) {
        deleveraging.remember(index);
    }

    /** What orders that wait are filled at from now on, before the step's mark is known. */
    void begin(long lastMark, long index) {
        orders.observe(lastMark, index);
    }

    /** Does the work of one step: liquidations, sale of the inventory, deleveraging. Costs O(1) where there is none. */
    void run(long time, long mark, long index) {
        orders.observe(mark, index);
        orders.settle();
        boolean isIdle =
                cases.isEmpty() && inventory.isEmpty() && clearing.traders().isQuiet(mark);
        if (!isIdle) {
            run(new Now(clearing.step(), time, mark, index));
        }
    }

    private void run(Now now) {
        liquidate(now);
        orders.settle();
        if (inventory.isEmpty() && closing.left().isEmpty()) {
            return;
        }
        if (deleveraging.allowsSales(now.mark())) {
            sale.run(now.index());
            orders.settle();
        }
        deleveraging.run(now.mark(), now.index(), closing.left());
    }

    private void liquidate(Now now) {
        closing.begin();
        int[] due = clearing.traders().liquidatable(now.mark());
        if (!cases.isEmpty()) {
            endOthers(due, now);
        }
        for (int account : due) {
            // An order of somebody else may have met what waited of this account.
            if (clearing.traders().isOpen(account)) {
                clearing.sellCoins(account, true);
                closing.close(account, now);
            }
        }
    }

    /** Ends the cases of those who are compliant again, and of those whom somebody else has changed. */
    private void endOthers(int[] due, Now now) {
        for (int account : due) {
            cases.of(account).due(now.step());
        }
        for (OpenCase open : cases.open()) {
            boolean isSame = clearing.traders().size(open.account()) == open.held();
            if (!isSame || open.dueAt() != now.step()) {
                end(open, now);
            }
        }
    }

    private void end(OpenCase open, Now now) {
        orders.cancel(open);
        cases.forget(open);
        LiquidationCase row = open.row();
        if (row != null) {
            row.release(now.step(), open.held(), now.index());
        }
        clearing.traders().restart(open.account(), now.step());
    }
}
