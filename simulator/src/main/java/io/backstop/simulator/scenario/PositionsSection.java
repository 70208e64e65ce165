package io.backstop.simulator.scenario;

import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.SeededPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code positions}: who has a position before the tape. */
final class PositionsSection {

    /** Account ids index dense tables, so they must stay small. */
    static final int MOST_ACCOUNTS = 1_000_000;

    private static final int MOST_LEVERAGE = 1000;

    private PositionsSection() {}

    static PositionsSpec read(Node positions, MarketSection market) {
        positions.allowOnly("list", "population");
        Node given = positions.exactlyOneOf("list", "population");
        return positions.optional("list") != null ? listed(given, market) : population(given);
    }

    private static PositionsSpec listed(Node list, MarketSection market) {
        List<SeededPosition> positions = new ArrayList<>();
        Set<Long> accounts = new HashSet<>();
        for (Node position : list.items()) {
            position.allowOnly("account", "size", "entryPrice", "collateral");
            Node account = position.required("account");
            long id = account.whole(1, MOST_ACCOUNTS);
            if (!accounts.add(id)) {
                throw account.mistake("must be unique, an entry above has the same account");
            }
            positions.add(new SeededPosition(
                    (int) id,
                    Quantity.size(position.required("size"), market.sizeDecimals()),
                    Quantity.price(position.required("entryPrice")),
                    Quantity.collateral(position.required("collateral"))));
        }
        return new PositionsSpec.Listed(positions);
    }

    private static PositionsSpec population(Node population) {
        population.allowOnly("count", "longShare", "leverage", "notional", "entryPrices");
        Node notional = population.required("notional");
        notional.allowOnly("from", "to");
        long from = Quantity.money(notional.required("from"));
        if (from == 0) {
            throw notional.required("from").mistake("must be positive");
        }
        long to = Quantity.collateral(notional.required("to"));
        if (to < from) {
            throw notional.required("to").mistake("must not be below from");
        }
        return new PositionsSpec.Population(
                (int) population.required("count").whole(1, MOST_ACCOUNTS),
                Quantity.share(population.required("longShare")),
                population.required("leverage").someItems().stream()
                        .map(leverage -> (int) leverage.whole(1, MOST_LEVERAGE))
                        .toList(),
                from,
                to,
                population.required("entryPrices").someItems().stream()
                        .map(Quantity::price)
                        .toList());
    }
}
