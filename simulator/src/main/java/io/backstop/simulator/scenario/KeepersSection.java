package io.backstop.simulator.scenario;

import io.backstop.model.scenario.InclusionSpec.Bid;
import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperLimits;
import io.backstop.model.scenario.KeeperOutages;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperSpec.Policy;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code keepers} of a pool: who liquidates there, how late, and what it offers for gas. */
final class KeepersSection {

    /** What one keeper may say; its id and latency apart, these make a keeper that is more than late. */
    static final List<String> KEYS =
            List.of("id", "latency", "policy", "gas", "outages", "capital", "minProfit", "minSize", "mostPerBlock");

    static final long DEFAULT_LATENCY = 1000;

    private static final int MOST_KEEPERS = 16;
    private static final int MOST_PER_BLOCK = 10_000;
    private static final long MOST_RAISE_BLOCKS = 1_000_000;
    private static final long MOST_UNITS = 30_000_000;
    private static final String LAST_NAME = "keeper";

    private final PathSection paths;
    private final TimeGrid grid;

    /** Keepers on a clock, whose files are found as those of paths are. */
    KeepersSection(PathSection paths) {
        this.paths = paths;
        grid = paths.grid();
    }

    /** All keepers of a list, none if there is no list. */
    List<KeeperSpec> read(@Nullable Node keepers) {
        if (keepers == null) {
            return List.of();
        }
        List<KeeperSpec> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node each : keepers.someItems()) {
            if (read.size() == MOST_KEEPERS) {
                throw keepers.mistakeWithoutValue("must have at most " + MOST_KEEPERS + " entries");
            }
            each.allowOnly(KEYS.toArray(String[]::new));
            KeeperSpec keeper = keeper(each, LAST_NAME + (read.size() + 1));
            if (!ids.add(keeper.id())) {
                Node id = each.optional("id");
                throw id == null
                        ? each.mistakeWithoutValue("must have an id: the keeper above is called " + keeper.id())
                        : id.mistake("must be unique, a keeper above has the same id");
            }
            read.add(keeper);
        }
        return read;
    }

    /** The one keeper of a venue, if it is more than late. */
    List<KeeperSpec> readOne(Node keeper) {
        boolean isMore =
                KEYS.stream().filter(key -> !key.equals("latency")).anyMatch(key -> keeper.optional(key) != null)
                        || isDistribution(keeper.optional("latency"));
        return isMore ? List.of(keeper(keeper, LAST_NAME)) : List.of();
    }

    private static boolean isDistribution(@Nullable Node latency) {
        return latency != null && latency.json().isObject();
    }

    private KeeperSpec keeper(Node keeper, String otherwise) {
        Node id = keeper.optional("id");
        Policy policy = policy(keeper.optional("policy"));
        Node latency = keeper.optional("latency");
        return new KeeperSpec(
                id == null ? otherwise : id.word(),
                policy,
                latency == null ? LatencySpec.fixed(DEFAULT_LATENCY) : new LatencySection(paths).read(latency),
                gas(keeper.optional("gas")),
                outages(keeper.optional("outages")),
                limits(keeper, policy));
    }

    private static Policy policy(@Nullable Node policy) {
        return policy == null
                ? Policy.ALL_AT_ONCE
                : Policy.of(policy.oneOf(Policy.labels().toArray(String[]::new)));
    }

    private static KeeperLimits limits(Node keeper, Policy policy) {
        Node minSize = keeper.optional("minSize");
        Node minProfit = keeper.optional("minProfit");
        long noProfit = policy.worksForPay() ? 0 : KeeperLimits.ANY_PROFIT;
        return new KeeperLimits(
                minSize == null ? 0 : Quantity.money(minSize),
                minProfit == null ? noProfit : Quantity.money(minProfit),
                capital(keeper, policy),
                keeper.whole("mostPerBlock", MOST_PER_BLOCK, 1, MOST_PER_BLOCK));
    }

    private static long capital(Node keeper, Policy policy) {
        if (policy == Policy.CAPITAL_LIMITED) {
            return Quantity.money(keeper.required("capital"));
        }
        Node capital = keeper.optional("capital");
        if (capital != null) {
            throw capital.mistake("is allowed with policy " + Policy.CAPITAL_LIMITED.label() + " only");
        }
        return KeeperLimits.ENOUGH;
    }

    private static KeeperGasSpec gas(@Nullable Node gas) {
        KeeperGasSpec usual = KeeperGasSpec.DEFAULT;
        if (gas == null) {
            return usual;
        }
        gas.allowOnly("units", "refusedUnits", "tip", "maxFee", "replace");
        Node tip = gas.optional("tip");
        Node maxFee = gas.optional("maxFee");
        KeeperGasSpec.MaxFee most = maxFee == null ? usual.maxFee() : maxFee(maxFee);
        long read = tip == null ? usual.tip() : gwei(tip);
        if (tip != null && most instanceof KeeperGasSpec.Fixed fixed && read > fixed.price()) {
            throw tip.mistake("must be at most maxFee, which it is a part of");
        }
        return new KeeperGasSpec(
                units(gas, "units", usual.units()),
                units(gas, "refusedUnits", usual.refusedUnits()),
                read,
                most,
                raise(gas.optional("replace"), maxFee, most));
    }

    private static long units(Node gas, String key, long otherwise) {
        Node units = gas.optional(key);
        return units == null ? otherwise : units.whole(0, MOST_UNITS);
    }

    private static KeeperGasSpec.MaxFee maxFee(Node maxFee) {
        if (!maxFee.json().isObject()) {
            return new KeeperGasSpec.Fixed(gwei(maxFee));
        }
        maxFee.allowOnly("multiple");
        return new KeeperGasSpec.Following(multiple(maxFee.required("multiple")));
    }

    private static KeeperGasSpec.@Nullable Raise raise(
            @Nullable Node replace, @Nullable Node maxFee, KeeperGasSpec.MaxFee first) {
        if (replace == null) {
            return null;
        }
        if (maxFee == null) {
            throw replace.mistakeWithoutValue(
                    "needs gas.maxFee: without it whatever a block asks for is offered at once");
        }
        replace.allowOnly("every", "by", "most");
        Node every = replace.required("every");
        Node most = replace.required("most");
        long highest = gwei(most);
        if (first instanceof KeeperGasSpec.Fixed fixed && highest < fixed.price()) {
            throw most.mistake("must not be below maxFee");
        }
        return new KeeperGasSpec.Raise(
                (int) every.whole(1, MOST_RAISE_BLOCKS), multiple(replace.required("by")), highest);
    }

    private KeeperOutages outages(@Nullable Node outages) {
        if (outages == null) {
            return KeeperOutages.NONE;
        }
        if (outages.json().isObject()) {
            outages.allowOnly("every", "lasting");
            return new KeeperOutages(
                    List.of(),
                    new KeeperOutages.Random(second(outages.required("every")), second(outages.required("lasting"))));
        }
        List<TimeWindow> given = new ArrayList<>();
        for (Node each : outages.someItems()) {
            given.add(WindowSection.readOnly(each, grid.startMillis()));
        }
        return new KeeperOutages(given, null);
    }

    private static long second(Node duration) {
        long read = Quantity.positiveDuration(duration);
        if (read < 1000) {
            throw duration.mistake("must be at least 1s");
        }
        return read;
    }

    private static long multiple(Node node) {
        long read = Quantity.ratio(node);
        if (read == 0 || read > Bid.MOST_MULTIPLE) {
            throw node.mistake("must be positive and at most 1000");
        }
        return read;
    }

    private static long gwei(Node price) {
        long read = Quantity.price(price);
        if (read > Bid.MOST_PRICE) {
            throw price.mistake("must be at most 1000000 gwei");
        }
        return read;
    }
}
