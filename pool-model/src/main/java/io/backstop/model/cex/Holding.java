package io.backstop.model.cex;

import io.backstop.model.cex.inventory.FundHolds;
import io.backstop.model.cex.inventory.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one of those who take positions over has, and what it does with it. Not thread safe. */
final class Holding {

    private final Inventory<LiquidationCase> inventory;
    private final InventorySale sale;
    private final Deleveraging deleveraging;
    private final boolean sells;
    private final @Nullable FundHolds presence;

    /**
     * A holding.
     *
     * @param sells whether it sells in the book
     * @param presence says when it has to leave the market; null if it never has to
     */
    Holding(
            Inventory<LiquidationCase> inventory,
            InventorySale sale,
            Deleveraging deleveraging,
            boolean sells,
            @Nullable FundHolds presence) {
        this.inventory = inventory;
        this.sale = sale;
        this.deleveraging = deleveraging;
        this.sells = sells;
        this.presence = presence;
    }

    Inventory<LiquidationCase> inventory() {
        return inventory;
    }

    boolean isEmpty() {
        return inventory.isEmpty();
    }

    /** Remembers what the rules of later steps ask for. */
    void remember(long venueIndex, long mark) {
        deleveraging.remember(venueIndex, mark);
    }

    /** Sells, and deleverages what is due of it and of positions that nobody has taken over. */
    void run(Now now, List<OpenCase> left) {
        if (inventory.isEmpty() && left.isEmpty()) {
            return;
        }
        boolean isLeaving = false;
        if (presence != null && presence.mustLeave(now.time())) {
            isLeaving = true;
            sale.run(now.index(), presence.exitPrice(true, now.mark()), presence.exitPrice(false, now.mark()));
        } else if (sells && deleveraging.allowsSales(now.mark())) {
            sale.run(now.index(), 0, Long.MAX_VALUE);
        }
        deleveraging.run(now, left, isLeaving);
    }
}
