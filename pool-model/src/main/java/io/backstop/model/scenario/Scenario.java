package io.backstop.model.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a user wrote, checked: one market of which all venues are, one path, one set of accounts, any number of venues.
 *
 * @param name short name
 * @param description one or two sentences, may be empty
 * @param seed the one number that makes path and population
 * @param grid the steps
 * @param sizeUnit market units in one whole base unit
 * @param path where the index price comes from
 * @param positions who has a position before the tape
 * @param orders later orders in step order
 * @param withdrawals depositors who leave, in step order
 * @param maxLiquidationsPerBlock how many liquidations one keeper may send into one block
 * @param circumstances what happens around the traders
 * @param venues where the tape is replayed, at least one, ids unique
 * @param otherMarkets by name, markets of further contracts of book venues
 */
public record Scenario(
        String name,
        String description,
        long seed,
        TimeGrid grid,
        long sizeUnit,
        PathSpec path,
        PositionsSpec positions,
        List<TapeOrder> orders,
        List<Withdrawal> withdrawals,
        int maxLiquidationsPerBlock,
        Circumstances circumstances,
        List<VenueSpec> venues,
        SortedMap<String, OtherMarketSpec> otherMarkets) {

    /** A scenario of one market. */
    public Scenario(
            String name,
            String description,
            long seed,
            TimeGrid grid,
            long sizeUnit,
            PathSpec path,
            PositionsSpec positions,
            List<TapeOrder> orders,
            List<Withdrawal> withdrawals,
            int maxLiquidationsPerBlock,
            Circumstances circumstances,
            List<VenueSpec> venues) {
        this(
                name,
                description,
                seed,
                grid,
                sizeUnit,
                path,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances,
                venues,
                Collections.emptySortedMap());
    }

    /** A scenario around whose traders all is as usual. */
    public Scenario(
            String name,
            String description,
            long seed,
            TimeGrid grid,
            long sizeUnit,
            PathSpec path,
            PositionsSpec positions,
            List<TapeOrder> orders,
            List<Withdrawal> withdrawals,
            int maxLiquidationsPerBlock,
            List<VenueSpec> venues) {
        this(
                name,
                description,
                seed,
                grid,
                sizeUnit,
                path,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                Circumstances.USUAL,
                venues);
    }

    /** Keeps the lists as they are. */
    public Scenario {
        orders = List.copyOf(orders);
        withdrawals = List.copyOf(withdrawals);
        venues = List.copyOf(venues);
        otherMarkets = Collections.unmodifiableSortedMap(new TreeMap<>(otherMarkets));
    }

    /** The same for those contracts of book venues that are in another market; its numbers are drawn apart. */
    public Scenario of(String market, long marketSeed) {
        OtherMarketSpec other = Objects.requireNonNull(otherMarkets.get(market));
        return new Scenario(
                name,
                description,
                marketSeed,
                grid,
                sizeUnit,
                other.path(),
                other.positions(),
                other.orders(),
                List.of(),
                maxLiquidationsPerBlock,
                circumstances,
                venues.stream().flatMap(venue -> contracts(venue, market)).toList());
    }

    private static Stream<VenueSpec> contracts(VenueSpec venue, String market) {
        return venue instanceof VenueSpec.Cex cex
                ? cex.contracts().others().stream()
                        .filter(other -> other.market().equals(market))
                        .map(BookContractsSpec.Other::terms)
                : Stream.empty();
    }

    /** The same with another seed of all that is random. */
    public Scenario withSeed(long other) {
        return with(other, venues);
    }

    /** The same on other venues. */
    public Scenario withVenues(List<VenueSpec> others) {
        return with(seed, others);
    }

    private Scenario with(long ofSeed, List<VenueSpec> onVenues) {
        boolean draws = onVenues.stream().anyMatch(VenueSpec::draws);
        return new Scenario(
                name,
                description,
                ofSeed,
                grid,
                sizeUnit,
                path,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                new Circumstances(
                        circumstances.gas(),
                        circumstances.interventions(),
                        draws ? ofSeed : 0,
                        circumstances.agents(),
                        circumstances.lpRunners(),
                        circumstances.stakers(),
                        circumstances.legs()),
                onVenues,
                otherMarkets);
    }
}
