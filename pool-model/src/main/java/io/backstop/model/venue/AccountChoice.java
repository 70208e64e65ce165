package io.backstop.model.venue;

import io.backstop.model.market.PositionTable;
import java.util.List;

/** Whom of the liquidatable a keeper takes, and in which order. */
public interface AccountChoice {

    /**
     * The accounts of those liquidatable that are worth it.
     *
     * @param price by which the keeper judges, 1e-8 dollar
     * @param most at most so many
     */
    int[] choose(List<Health> liquidatable, PositionTable positions, long price, int most);

    /** Whether calls that pay no reward are left to others. */
    boolean worksForPay();
}
