package io.backstop.model.scenario;

import java.util.List;

/**
 * What a user wrote, checked: one market, one path, one set of accounts, any number of venues.
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
        List<VenueSpec> venues) {

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
    }

    /** The same with another seed of all that is random. */
    public Scenario withSeed(long other) {
        boolean draws = venues.stream().anyMatch(VenueSpec::draws);
        return new Scenario(
                name,
                description,
                other,
                grid,
                sizeUnit,
                path,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                new Circumstances(circumstances.gas(), circumstances.interventions(), draws ? other : 0),
                venues);
    }

    /** The same on other venues. */
    public Scenario withVenues(List<VenueSpec> others) {
        return new Scenario(
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
                new Circumstances(
                        circumstances.gas(),
                        circumstances.interventions(),
                        others.stream().anyMatch(VenueSpec::draws) ? seed : 0),
                others);
    }
}
