package io.backstop.model.venue;

import io.backstop.model.market.PositionTable;

/** Whether it pays a keeper to liquidate. */
@FunctionalInterface
public interface RewardCheck {

    /**
     * Whether these accounts' rewards are worth what it takes now, beside gas.
     *
     * @param markPrice by which the keeper judges, 1e-8 dollar
     */
    boolean pays(PositionTable positions, int[] accounts, long markPrice);
}
