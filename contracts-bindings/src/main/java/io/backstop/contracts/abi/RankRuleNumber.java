package io.backstop.contracts.abi;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import java.util.List;

/** The contracts' numbers for the rules by which winners are ranked: {@code RankRule} in {@code DeleveragingMaths.sol}. */
public final class RankRuleNumber {

    private static final List<RankRule> IN_ORDER =
            List.of(RankRule.BITMEX, RankRule.HYPERLIQUID, RankRule.PROFIT, RankRule.PRO_RATA);

    private RankRuleNumber() {}

    /** The number of a rule. */
    public static int of(RankRule rule) {
        return IN_ORDER.indexOf(rule);
    }

    /**
     * The rule with a number.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public static RankRule rule(long number) {
        return IN_ORDER.get(Math.toIntExact(number));
    }
}
