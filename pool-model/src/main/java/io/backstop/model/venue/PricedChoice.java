package io.backstop.model.venue;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.scenario.KeeperSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy of a keeper that knows what a liquidation costs and pays now and nothing of a tape. A reward counts as far as the margin can
 * pay it, as if all of the position were closed at the price by which the keeper judges.
 */
public final class PricedChoice implements AccountChoice {

    private final KeeperSpec.Policy policy;
    private final MarketRules rules;
    private final Prices prices;

    /** What one liquidation is worth now, all in micro-dollars. */
    public interface Prices {

        /** What it pays. */
        long reward();

        /** What its gas costs. */
        long gas();

        /** What its offer ties of the capital until it is in a block. */
        long tied();

        /** What of the capital is free; {@link Long#MAX_VALUE} if there is always enough. */
        long free();
    }

    /** The choice of a policy in a market with these rules. */
    public PricedChoice(KeeperSpec.Policy policy, MarketRules rules, Prices prices) {
        this.policy = policy;
        this.rules = rules;
        this.prices = prices;
    }

    @Override
    public boolean worksForPay() {
        return policy.worksForPay();
    }

    @Override
    public int[] choose(List<Health> liquidatable, PositionTable positions, long price, int most) {
        if (liquidatable.isEmpty()) {
            return new int[0];
        }
        long reward = prices.reward();
        long gas = prices.gas();
        Stream<Candidate> candidates = liquidatable.stream().map(health -> {
            long notional = MarginMaths.notional(positions.size(health.account()), price, rules.sizeUnit());
            long fee = MarginMaths.ratioOf(notional, rules.liquidationFeeRatio());
            return Candidate.of(health, notional, reward, fee, gas);
        });
        return candidates
                .filter(candidate -> !worksForPay() || candidate.profit() >= 0)
                .sorted(Candidate.order(policy))
                .limit(Math.min(most, affordable()))
                .mapToInt(candidate -> candidate.health().account())
                .toArray();
    }

    private long affordable() {
        long tied = prices.tied();
        return tied == 0 ? Long.MAX_VALUE : Math.max(0, prices.free()) / tied;
    }
}
