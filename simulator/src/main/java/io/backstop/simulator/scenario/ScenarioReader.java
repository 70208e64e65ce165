package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.scenario.Withdrawal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads scenario files; docs/scenarios.md lists every key. */
public final class ScenarioReader {

    private static final int DEFAULT_LIQUIDATIONS_PER_BLOCK = 100;
    private static final int MOST_LIQUIDATIONS_PER_BLOCK = 10_000;

    private ScenarioReader() {}

    /**
     * Reads and checks one scenario.
     *
     * @param file a YAML file
     * @param overrides {@code path=value} each, put into the tree before it is checked, the last one winning
     * @param environment where <code>${NAME}</code> in the name of a price file is looked up
     * @throws InputException for the first mistake found
     * @throws NoDataException if all is sound but the environment does not say where the price file is
     */
    public static Scenario read(Path file, List<String> overrides, Map<String, String> environment) {
        return read(Overrides.apply(YamlFile.read(file), new Origin(file.toString()), overrides), file, environment);
    }

    /**
     * Reads and checks one scenario, to which presets are added as venues where they are none of it.
     *
     * @param names ids of venues, or names of presets
     * @throws InputException if a name is neither, or for the first mistake found
     */
    public static WithVenues readWith(
            List<String> names, Path file, List<String> overrides, Map<String, String> environment) {
        ScenarioText text = new ScenarioText(file);
        ObjectNode tree = text.tree();
        List<String> ids = AddedVenues.add(tree, names);
        Node root = Overrides.apply(tree, new Origin(file.toString()), overrides);
        ObjectNode asRun = tree.deepCopy();
        return new WithVenues(read(root, file, environment), text.of(asRun), ids);
    }

    /**
     * A scenario and some of its venues.
     *
     * @param text all that the scenario says, presets by their names: read again, the same scenario
     * @param ids as they were asked for, in that order
     */
    public record WithVenues(Scenario scenario, String text, List<String> ids) {

        /** Copies the list. */
        public WithVenues {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Reads and checks a tree that was put together.
     *
     * @param place beside which files are looked for
     */
    static Scenario read(Node root, Path place, Map<String, String> environment) {
        VenuePresets.ofInstallation().fill(root);
        FeedPresets.ofInstallation().fill(root);
        MakerPresets.ofInstallation().fill(root);
        root.allowOnly(
                "name",
                "description",
                "seed",
                "clock",
                "path",
                "market",
                "otherMarkets",
                "positions",
                "legs",
                "orders",
                "withdrawals",
                "lpRunners",
                "stakers",
                "maxLiquidationsPerBlock",
                "gas",
                "interventions",
                "venues");
        String name = root.required("name").word();
        String description = root.text("description", "");
        long seed = root.required("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE);
        int liquidationsPerBlock =
                root.whole("maxLiquidationsPerBlock", DEFAULT_LIQUIDATIONS_PER_BLOCK, 1, MOST_LIQUIDATIONS_PER_BLOCK);
        TimeGrid grid = ClockSection.read(root.required("clock"));
        PathSection paths = new PathSection(grid, place, environment);
        PathSpec path = paths.read(root.required("path"));
        MarketSection market = MarketSection.read(root.optional("market"));
        PositionsSpec positions = PositionsSection.read(root.required("positions"), market, grid);
        LegPairs legs = LegsSection.read(root.list("legs"), positions);
        List<TapeOrder> orders = OrdersSection.read(root.list("orders"), grid, market);
        List<Withdrawal> withdrawals = WithdrawalsSection.read(root.list("withdrawals"), grid);
        Markets markets = Markets.read(root.optional("otherMarkets"), market, paths, legs);
        List<VenueSpec> venues = VenuesSection.read(root.required("venues"), markets, paths);
        paths.requireFolders();
        return new Scenario(
                name,
                description,
                seed,
                grid,
                market.sizeUnit(),
                path,
                positions,
                orders,
                withdrawals,
                liquidationsPerBlock,
                new Circumstances(
                                GasSection.read(root.optional("gas"), grid),
                                InterventionsSection.read(root.list("interventions"), grid, market.sizeDecimals()),
                                venues.stream().anyMatch(VenueSpec::draws) ? seed : 0)
                        .withLpRunners(LpRunnersSection.read(root.list("lpRunners")))
                        .withStakers(StakersSection.read(root.list("stakers"), venues))
                        .withLegs(legs),
                venues,
                markets.others());
    }
}
