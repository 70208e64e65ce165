package io.backstop.model.scenario;

import java.util.Arrays;
import java.util.List;

/**
 * One of the keepers of a pool venue.
 *
 * @param id its name in results, unique on its venue; of keepers that tip the same the first by name comes first in a block
 * @param policy whom it liquidates first
 * @param latency from its decision to the release of its transactions
 * @param gas what it offers for a place in a block
 * @param outages when it is not there
 * @param limits what it leaves to others
 */
public record KeeperSpec(
        String id, Policy policy, LatencySpec latency, KeeperGasSpec gas, KeeperOutages outages, KeeperLimits limits) {

    /** In which order a keeper liquidates. */
    public enum Policy {
        /** All, the nearest to bankruptcy first: lowest equity ÷ maintenance margin. */
        ALL_AT_ONCE("allAtOnce"),
        /** The largest losses first: lowest equity in dollars. */
        MOST_UNDERWATER_FIRST("mostUnderwaterFirst"),
        /** The largest reward after gas first; what pays nothing is left. */
        MOST_PROFITABLE_FIRST("mostProfitableFirst"),
        /** The same, as far as the keeper's capital pays for the gas. */
        CAPITAL_LIMITED("capitalLimited");

        private final String label;

        Policy(String label) {
            this.label = label;
        }

        /** The name in scenarios and results. */
        public String label() {
            return label;
        }

        /** All names, in order. */
        public static List<String> labels() {
            return Arrays.stream(values()).map(Policy::label).toList();
        }

        /** The policy of this name, which must be one of {@link #labels}. */
        public static Policy of(String label) {
            return Arrays.stream(values())
                    .filter(policy -> policy.label.equals(label))
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether it works for its reward only: calls that pay none it leaves to others. */
        public boolean worksForPay() {
            return this == MOST_PROFITABLE_FIRST || this == CAPITAL_LIMITED;
        }
    }

    /** Checks that capital and policy agree. */
    public KeeperSpec {
        if ((limits.capital() != KeeperLimits.ENOUGH) != (policy == Policy.CAPITAL_LIMITED)) {
            throw new IllegalArgumentException(
                    "capital belongs to " + Policy.CAPITAL_LIMITED.label() + " and to it only");
        }
        if (policy.worksForPay() && !limits.asksProfit()) {
            throw new IllegalArgumentException(policy.label() + " must ask for a profit");
        }
    }

    /** Whether numbers of the tape decide when it sends. */
    public boolean draws() {
        return !latency.isFixed() || outages.random() != null;
    }

    /** Whether it takes whoever is liquidatable, in the order in which keepers did before there were policies. */
    public boolean takesAll() {
        return policy == Policy.ALL_AT_ONCE && limits.minNotional() == 0 && !limits.asksProfit();
    }
}
