package io.backstop.model.venue;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Whom of the liquidatable a keeper's policy takes, and in which order. A reward counts as far as the margin can pay it, as
 * if all of the position were closed at the price by which the keeper judges; gas as it costs in the block that it has seen.
 * Not thread safe.
 */
public final class KeeperSelection implements AccountChoice {

    private final KeeperSpec keeper;
    private final RewardOfStep reward;
    private final GasCosts costs;
    private final KeeperPurse purse;
    private final Comparator<Candidate> order;
    private final BitSet left = new BitSet();
    private int step;

    KeeperSelection(KeeperSpec keeper, RewardOfStep reward, GasCosts costs, KeeperPurse purse) {
        this.keeper = keeper;
        this.reward = reward;
        this.costs = costs;
        this.purse = purse;
        order = Candidate.order(keeper.policy());
    }

    /** What is decided from now on is decided at the end of this step. */
    void at(int now) {
        step = now;
    }

    @Override
    public boolean worksForPay() {
        return keeper.policy().worksForPay();
    }

    /** How many accounts were left at some time, because they were not worth it or there was no money for their gas. */
    int left() {
        return left.cardinality();
    }

    @Override
    public int[] choose(List<Health> liquidatable, PositionTable positions, long price, int most) {
        List<Candidate> worth = new ArrayList<>();
        for (Health health : liquidatable) {
            Candidate candidate = candidate(health, positions, price);
            if (isWorth(candidate)) {
                worth.add(candidate);
            } else {
                left.set(health.account());
            }
        }
        worth.sort(order);
        int count = Math.min(most, worth.size());
        int paid = purse.pays(count, tiedByEach());
        worth.subList(paid, count)
                .forEach(candidate -> left.set(candidate.health().account()));
        return worth.stream()
                .limit(paid)
                .mapToInt(candidate -> candidate.health().account())
                .toArray();
    }

    /** What the offer for one account ties of the capital, micro-dollars. */
    long tiedByEach() {
        KeeperGasSpec gas = keeper.gas();
        long seen = costs.gasPrice(step);
        long offer = gas.offer(seen);
        long price = offer == Long.MAX_VALUE ? seen + gas.tip() : offer;
        return costs.dollars(GasCosts.gwei(gas.units(), price), step);
    }

    private boolean isWorth(Candidate candidate) {
        return candidate.notional() >= keeper.limits().minNotional()
                && candidate.profit() >= keeper.limits().minProfit();
    }

    private Candidate candidate(Health health, PositionTable positions, long price) {
        MarketRules fixed = reward.rules().rules();
        long notional = MarginMaths.notional(positions.size(health.account()), price, fixed.sizeUnit());
        long promised = reward.rulesAt(step, notional).keeperReward();
        long fee = MarginMaths.ratioOf(notional, fixed.liquidationFeeRatio());
        return Candidate.of(health, notional, promised, fee, expectedGas());
    }

    private long expectedGas() {
        KeeperGasSpec gas = keeper.gas();
        long seen = costs.gasPrice(step);
        long price = Math.min(gas.offer(seen), seen + gas.tip());
        return costs.dollars(GasCosts.gwei(gas.units(), price), step);
    }
}
