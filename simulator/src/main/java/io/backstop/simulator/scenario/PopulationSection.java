package io.backstop.simulator.scenario;

import io.backstop.model.scenario.EntriesSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.PositionsSpec.Leverage;
import io.backstop.model.scenario.SizesSpec;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many traders there are, on which side, how large and how much levered. */
final class PopulationSection {

    static final String[] KEYS = {"count", "openInterest", "longShare", "leverage", "notional", "entryPrices", "entries"
    };

    private static final int MOST_LEVERAGE = 1000;
    private static final int MOST_WEIGHT = 1_000_000;
    private static final long RATIO_ONE = 1_000_000_000;
    private static final long LEAST_TAIL = RATIO_ONE / 10;
    private static final long MOST_TAIL = 10 * RATIO_ONE;

    private PopulationSection() {}

    static PositionsSpec.Population read(Node population, TimeGrid grid) {
        return read(
                population,
                Quantity.share(population.required("longShare")),
                population.required("entryPrices").someItems().stream()
                        .map(Quantity::price)
                        .toList(),
                entries(population.optional("entries"), grid));
    }

    /** Of traders who start without a position: of these keys only those that say how large they trade. */
    static PositionsSpec.Population readTraders(Node population) {
        return read(population, 0, List.of(), null);
    }

    private static PositionsSpec.Population read(
            Node population, long longShare, List<Long> entryPrices, @Nullable EntriesSpec entries) {
        Node openInterest = population.optional("openInterest");
        return new PositionsSpec.Population(
                (int) population.required("count").whole(1, PositionsSection.MOST_ACCOUNTS),
                openInterest == null ? 0 : positive(openInterest, Quantity.money(openInterest)),
                longShare,
                population.required("leverage").someItems().stream()
                        .map(PopulationSection::leverage)
                        .toList(),
                sizes(population.required("notional")),
                entryPrices,
                entries);
    }

    private static Leverage leverage(Node leverage) {
        if (!leverage.json().isObject()) {
            return new Leverage((int) leverage.whole(1, MOST_LEVERAGE), 1);
        }
        leverage.allowOnly("leverage", "weight");
        return new Leverage(
                (int) leverage.required("leverage").whole(1, MOST_LEVERAGE), weight(leverage.required("weight")));
    }

    private static int weight(Node weight) {
        return (int) weight.whole(1, MOST_WEIGHT);
    }

    private static SizesSpec sizes(Node notional) {
        if (notional.json().isArray()) {
            return new SizesSpec.Mix(
                    notional.someItems().stream().map(PopulationSection::part).toList());
        }
        notional.allowOnly("from", "to", "pareto");
        long from = positive(notional.required("from"));
        long to = Quantity.collateral(notional.required("to"));
        if (to < from) {
            throw notional.required("to").mistake("must not be below from");
        }
        Node tail = notional.optional("pareto");
        return tail == null ? new SizesSpec.Even(from, to) : new SizesSpec.Pareto(from, to, tail(tail));
    }

    private static SizesSpec.Part part(Node part) {
        part.allowOnly("notional", "weight");
        return new SizesSpec.Part(positive(part.required("notional")), weight(part.required("weight")));
    }

    private static long tail(Node node) {
        long tail = Quantity.ratio(node);
        if (tail < LEAST_TAIL || tail > MOST_TAIL) {
            throw node.mistake("must be from 0.1 to 10");
        }
        return tail;
    }

    private static long positive(Node node) {
        return positive(node, Quantity.collateral(node));
    }

    private static long positive(Node node, long money) {
        if (money == 0) {
            throw node.mistake("must be positive");
        }
        return money;
    }

    private static @Nullable EntriesSpec entries(@Nullable Node entries, TimeGrid grid) {
        if (entries == null) {
            return null;
        }
        entries.allowOnly("share", "from", "to");
        int from = TapeStep.of(entries.required("from"), grid, 0, "start");
        int to = TapeStep.of(entries.required("to"), grid, 0, "start");
        if (to < from) {
            throw entries.required("to").mistake("must not be before from");
        }
        return new EntriesSpec(Quantity.share(entries.required("share")), from, to);
    }
}
