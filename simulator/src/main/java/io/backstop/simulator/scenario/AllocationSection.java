package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Base;
import io.backstop.model.scenario.LossSharingSpec.Risk;
import io.backstop.model.scenario.LossSharingSpec.Weight;

/**
 * {@code lossSharing.allocation}: from whom a loss is taken.
 *
 * @param sizeDecimals decimals of a size in the market
 */
record AllocationSection(int sizeDecimals) {

    private static final long ALL = 1_000_000_000;
    private static final int MOST_LEVERAGE = 10_000;

    Allocation read(Node allocation) {
        String kind = allocation
                .required("kind")
                .oneOf("proRata", "queue", "largest", "riskAware", "wholeLots", "split", "clawback");
        if (kind.equals("clawback")) {
            allocation.allowOnly("kind", "window");
            return new Allocation.Clawback(Quantity.positiveDuration(allocation.required("window")));
        }
        return ofWinners(allocation, kind);
    }

    private Allocation ofWinners(Node allocation, String kind) {
        return switch (kind) {
            case "queue" -> queue(allocation);
            case "largest" -> largest(allocation);
            case "riskAware" -> riskAware(allocation);
            case "wholeLots" -> wholeLots(allocation);
            case "split" -> split(allocation);
            default -> {
                allocation.allowOnly("kind", "weight", "base", "most", "left");
                yield proRata(allocation);
            }
        };
    }

    private static Allocation queue(Node queue) {
        queue.allowOnly("kind", "rank", "base");
        return new Allocation.Queue(BookDeleveragingSection.rank(queue.required("rank")), base(queue));
    }

    private static Allocation largest(Node largest) {
        largest.allowOnly("kind", "count", "weight", "base", "most", "left");
        int count = (int) largest.required("count").whole(1, Integer.MAX_VALUE);
        return new Allocation.Largest(count, proRata(largest));
    }

    private static Allocation.ProRata proRata(Node node) {
        return new Allocation.ProRata(weight(node), base(node), most(node), left(node));
    }

    private static Allocation riskAware(Node node) {
        node.allowOnly("kind", "power", "beyond", "base", "most", "left");
        return new Allocation.RiskAware(risk(node), base(node), most(node), left(node));
    }

    private static Risk risk(Node node) {
        if (node.optional("beyond") == null) {
            return new Risk.Power(node.whole("power", 1, 0, 2));
        }
        Node beyond = node.exactlyOneOf("power", "beyond");
        return new Risk.Beyond(beyond.whole(0, MOST_LEVERAGE) * ALL);
    }

    private Allocation wholeLots(Node node) {
        node.allowOnly("kind", "lot", "perLot", "base", "meetsBudget");
        Node perLot = node.required("perLot");
        long cost = Quantity.money(perLot);
        if (cost == 0) {
            throw perLot.mistake("must be positive");
        }
        Node lot = node.required("lot");
        long size = Quantity.size(lot, sizeDecimals);
        if (size <= 0) {
            throw lot.mistake("must be positive");
        }
        return new Allocation.WholeLots(size, cost, base(node), node.flag("meetsBudget"));
    }

    private Allocation split(Node node) {
        node.allowOnly("kind", "share", "first", "second");
        return new Allocation.Split(
                Quantity.share(node.required("share")), part(node.required("first")), part(node.required("second")));
    }

    private Allocation part(Node part) {
        return ofWinners(
                part, part.required("kind").oneOf("proRata", "queue", "largest", "riskAware", "wholeLots", "split"));
    }

    private static long most(Node node) {
        Node most = node.optional("most");
        return most == null ? ALL : Quantity.share(most);
    }

    private static long left(Node node) {
        Node left = node.optional("left");
        return left == null ? 0 : Quantity.money(left);
    }

    private static Weight weight(Node node) {
        Node weight = node.optional("weight");
        return switch (weight == null ? "wealth" : weight.oneOf("wealth", "contracts", "levered")) {
            case "contracts" -> Weight.CONTRACTS;
            case "levered" -> Weight.LEVERED;
            default -> Weight.WEALTH;
        };
    }

    private static Base base(Node node) {
        Node base = node.optional("base");
        return base != null && base.oneOf("profit", "equity").equals("equity") ? Base.EQUITY : Base.PROFIT;
    }
}
