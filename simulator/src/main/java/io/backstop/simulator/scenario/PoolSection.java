package io.backstop.simulator.scenario;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A venue of type {@code pool}. */
final class PoolSection {

    /** What a preset may say of a pool. */
    static final String[] PRESET_KEYS = {
        "closeMode",
        "market",
        "oracle",
        "executionOracle",
        "lpCapital",
        "netOfPhantom",
        "pockets",
        "funding",
        "borrowing",
        "priceImpact",
        "openInterestCaps",
        "pnlCaps",
        "liquidation",
        "lastResort",
        "deleveragingBand",
        "keeperReward",
        "guards",
        "reportBounds",
        "orders",
        "operations",
        "keeper",
        "keepers"
    };

    private static final String[] KEYS = Stream.concat(
                    Stream.of("id", "type", "preset", "chain", "interruptions"), Stream.of(PRESET_KEYS))
            .toArray(String[]::new);

    private PoolSection() {}

    static VenueSpec.Pool read(Node venue, MarketSection market, PathSection paths) {
        venue.allowOnly(KEYS);
        FeedSection feeds = new FeedSection(paths);
        long lpCapital = Quantity.vaultMoney(venue.required("lpCapital"));
        CloseMode mode = CloseMode.valueOf(venue.required("closeMode").oneOf("ORACLE", "MARKET"));
        MarketRules rules = market.overriddenBy(venue.optional("market"));
        Node keeper = venue.optional("keeper");
        List<KeeperSpec> keepers = keepers(venue, keeper, new KeepersSection(paths));
        VenueSpec.Pool pool = new VenueSpec.Pool(
                venue.required("id").word(),
                rules,
                mode,
                feeds.read(venue.optional("oracle")),
                executionFeed(mode, venue.optional("executionOracle"), feeds),
                lpCapital,
                venue.flag("netOfPhantom"),
                PocketsSection.read(venue.required("pockets"), lpCapital, paths),
                mechanisms(venue, rules, market.sizeDecimals(), feeds),
                keeperLatency(venue, keeper),
                venue.flag("chain"),
                reportChoice(keeper),
                new InterruptionsSection(paths.grid()).read(venue.list("interruptions")),
                keepers);
        WholeReports.check(venue, pool);
        return pool;
    }

    private static Mechanisms mechanisms(Node venue, MarketRules rules, int sizeDecimals, FeedSection feeds) {
        PnlCapsSpec pnlCaps = PnlCapsSection.read(venue.optional("pnlCaps"));
        LastResortSpec lastResort = LastResortSection.read(venue.optional("lastResort"));
        if (pnlCaps != null && lastResort != null && lastResort.haircut() > 0) {
            throw venue.required("lastResort")
                    .required("haircut")
                    .mistakeWithoutValue("is not allowed beside pnlCaps: both decide what of a profit is paid");
        }
        DeleveragingBandSpec band = DeleveragingBandSection.read(venue.optional("deleveragingBand"));
        requireOneQueue(venue, band, lastResort);
        OpenInterestCapsSpec caps = OpenInterestCapsSection.read(venue.optional("openInterestCaps"), sizeDecimals);
        LiquidationSpec liquidation = LiquidationSection.read(venue.optional("liquidation"), rules);
        OperationsSpec operations =
                OperationsSection.read(venue.optional("operations"), caps, liquidation, sizeDecimals);
        requireNoPreviousMark(venue, operations, lastResort);
        return new Mechanisms(
                FundingSection.read(venue.optional("funding")),
                BorrowingSection.read(venue.optional("borrowing")),
                PriceImpactSection.read(venue.optional("priceImpact"), sizeDecimals),
                caps,
                pnlCaps,
                liquidation,
                lastResort,
                band,
                KeeperRewardSection.read(venue.optional("keeperReward")),
                GuardsSection.read(venue.optional("guards"), feeds),
                ReportBoundsSection.read(venue.optional("reportBounds")),
                OrderQueueSection.read(venue.optional("orders")),
                operations);
    }

    private static void requireOneQueue(
            Node venue, @Nullable DeleveragingBandSpec band, @Nullable LastResortSpec lastResort) {
        if (band != null && lastResort != null && lastResort.deleveraging() != null) {
            throw venue.required("deleveragingBand")
                    .mistakeWithoutValue(
                            "is not allowed beside lastResort.deleveraging: a market has one queue of winners");
        }
    }

    /** A feed that may be settled tells its price and not the one before. */
    private static void requireNoPreviousMark(
            Node venue, @Nullable OperationsSpec operations, @Nullable LastResortSpec lastResort) {
        if (operations != null
                && operations.settleable()
                && lastResort != null
                && lastResort.deleveraging() != null
                && lastResort.deleveraging().priceRule() == DeleveragingSpec.PriceRule.PREVIOUS_MARK) {
            throw venue.required("operations")
                    .required("settleable")
                    .mistakeWithoutValue("is not allowed where winners are closed at the previousMark");
        }
    }

    private static @Nullable FeedSpec executionFeed(CloseMode mode, @Nullable Node oracle, FeedSection feeds) {
        if (mode == CloseMode.MARKET) {
            return feeds.read(oracle);
        }
        if (oracle != null) {
            throw oracle.mistakeWithoutValue("is allowed with closeMode MARKET only, closes fill at oracle here");
        }
        return null;
    }

    private static ReportChoice reportChoice(@Nullable Node keeper) {
        Node choice = keeper == null ? null : keeper.optional("reportChoice");
        return choice != null && choice.oneOf("newest", "worstForTrader").equals("worstForTrader")
                ? ReportChoice.WORST_FOR_TRADER
                : ReportChoice.NEWEST;
    }

    /** Beside a list of keepers the one that is left carries orders out, and has no more to it than its latency. */
    private static List<KeeperSpec> keepers(Node venue, @Nullable Node keeper, KeepersSection section) {
        Node list = venue.optional("keepers");
        if (keeper == null) {
            return section.read(list);
        }
        if (list != null) {
            keeper.allowOnly("latency");
            return section.read(list);
        }
        keeper.allowOnly(Stream.concat(Stream.of("reportChoice"), KeepersSection.KEYS.stream())
                .toArray(String[]::new));
        List<KeeperSpec> one = section.readOne(keeper);
        Node choice = keeper.optional("reportChoice");
        if (!one.isEmpty() && choice != null) {
            throw choice.mistake("is allowed beside latency only");
        }
        return one;
    }

    private static long keeperLatency(Node venue, @Nullable Node keeper) {
        Node latency = keeper == null ? null : keeper.optional("latency");
        if (latency == null) {
            return KeepersSection.DEFAULT_LATENCY;
        }
        if (!latency.json().isObject()) {
            return Quantity.duration(latency);
        }
        if (venue.optional("orders") != null || venue.optional("keepers") != null) {
            throw latency.mistake("must be a duration such as \"2s\": it is how late orders are carried out");
        }
        return KeepersSection.DEFAULT_LATENCY;
    }
}
