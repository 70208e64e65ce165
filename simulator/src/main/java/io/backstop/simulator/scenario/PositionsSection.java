package io.backstop.simulator.scenario;

import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code positions}: who has a position before the tape. */
final class PositionsSection {

    /** Account ids index dense tables, so they must stay small. */
    static final int MOST_ACCOUNTS = 1_000_000;

    private PositionsSection() {}

    static PositionsSpec read(Node positions, MarketSection market, TimeGrid grid) {
        positions.allowOnly("list", "population", "cohorts");
        Node given = positions.exactlyOneOf("list", "population", "cohorts");
        if (positions.optional("list") != null) {
            return listed(given, market);
        } else if (positions.optional("cohorts") != null) {
            return cohorts(given, grid);
        }
        given.allowOnly(PopulationSection.KEYS);
        return PopulationSection.read(given, grid);
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

    private static PositionsSpec.Cohorts cohorts(Node cohorts, TimeGrid grid) {
        List<CohortSpec> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long accounts = 0;
        for (Node cohort : cohorts.someItems()) {
            CohortSpec spec = CohortSection.read(cohort, grid);
            if (!names.add(spec.name())) {
                throw cohort.required("name").mistake("must be unique, a cohort above has the same name");
            }
            accounts += spec.population().count();
            if (accounts > MOST_ACCOUNTS) {
                throw cohort.required("count")
                        .mistake("must leave at most " + MOST_ACCOUNTS + " accounts in all cohorts");
            }
            read.add(spec);
        }
        return new PositionsSpec.Cohorts(read);
    }
}
