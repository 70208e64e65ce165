package io.backstop.simulator.report;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PositionLog;
import io.backstop.simulator.calculator.Calculation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a venue would liquidate the positions that were open before the tape and those that are open at its end: micro-dollars
 * of notional at the liquidation price, by stretches of that price.
 *
 * @param venue place of its column
 * @param before what was open before the tape
 * @param after what is open at its end
 */
record LiquidationMap(int venue, Sides before, Sides after) {

    /**
     * Notional by stretch of the liquidation price, one entry for each.
     *
     * @param longs of positions that a fall liquidates
     * @param shorts of positions that a rise liquidates
     */
    record Sides(List<Long> longs, List<Long> shorts) {

        /** Keeps the lists as they are. */
        Sides {
            longs = List.copyOf(longs);
            shorts = List.copyOf(shorts);
        }
    }

    /** One for each venue where a position has a liquidation price of its own and money is the dollar. */
    static List<LiquidationMap> of(Comparison comparison, PriceBins bins) {
        List<LiquidationMap> maps = new ArrayList<>();
        List<VenueColumn> columns = comparison.columns();
        for (int i = 0; i < columns.size(); i++) {
            VenueColumn column = columns.get(i);
            Optional<VenueSpec> venue = comparison.scenario().venues().stream()
                    .filter(spec -> spec.id().equals(column.id()))
                    .filter(LiquidationMap::hasOwnPrices)
                    .findFirst();
            if (venue.isPresent() && column.run().coinPrices() == null) {
                PositionLog log = column.run().positions();
                Reader reader =
                        new Reader(venue.get(), bins, comparison.scenario().sizeUnit());
                maps.add(new LiquidationMap(i, reader.sides(log, -1), reader.sides(log, Integer.MAX_VALUE)));
            }
        }
        return maps;
    }

    /** Positions that share their equity are liquidated by all their prices together. */
    private static boolean hasOwnPrices(VenueSpec venue) {
        return !(venue instanceof VenueSpec.Cex cex
                && cex.contracts().accounts().areShared());
    }

    /** Adds positions up. */
    private record Reader(VenueSpec venue, PriceBins bins, long sizeUnit) {

        /** What was open after a step. */
        Sides sides(PositionLog log, int step) {
            SortedMap<Integer, Integer> last = new TreeMap<>();
            for (int change = 0; change < log.count() && log.step(change) <= step; change++) {
                last.put(log.account(change), change);
            }
            Long[] longs = zeros();
            Long[] shorts = zeros();
            for (int change : last.values()) {
                if (log.size(change) != 0) {
                    add(log.size(change) > 0 ? longs : shorts, log, change);
                }
            }
            return new Sides(Arrays.asList(longs), Arrays.asList(shorts));
        }

        private Long[] zeros() {
            Long[] zeros = new Long[bins.count()];
            Arrays.fill(zeros, 0L);
            return zeros;
        }

        private void add(Long[] notionals, PositionLog log, int change) {
            OptionalLong price = Calculation.ofHeld(
                            venue, log.size(change), log.entryPrice(change), log.collateral(change))
                    .liquidationPrice();
            if (price.isPresent()) {
                long notional = MarginMaths.notional(log.size(change), price.getAsLong(), sizeUnit);
                int place = bins.placeOf(price.getAsLong());
                notionals[place] = Math.addExact(notionals[place], notional);
            }
        }
    }
}
