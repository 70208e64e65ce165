package io.backstop.model.outcome;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When things happened; steps, and milliseconds between them.
 *
 * @param firstLiquidation step of the first forced close
 * @param firstAdl step in which a winner was first deleveraged, also at the mark
 * @param toFirstAdl from the first forced close to the first deleveraging; none if there was not both, negative if that came first
 * @param meanToClose from the step in which the index made an account liquidatable to the one in which its last part was closed, on average over forced
 *     closes, rounded down
 * @param slowToClose the same of the forced close of which 99 % were no slower, by nearest rank
 */
public record Times(
        OptionalInt firstLiquidation,
        OptionalInt firstAdl,
        OptionalLong toFirstAdl,
        OptionalLong meanToClose,
        OptionalLong slowToClose) {

    private static final int PERCENT = 100;

    static Times of(VenueRun run, TimeGrid grid) {
        OptionalInt liquidation = run.liquidations().stream()
                .filter(Liquidation::forced)
                .mapToInt(Liquidation::closedAt)
                .min();
        OptionalInt adl = run.deleveraged().first();
        List<Long> closing = run.liquidations().stream()
                .filter(Liquidation::forced)
                .map(row -> (row.finishedAt() - row.crossedAt()) * grid.stepMillis())
                .sorted()
                .toList();
        return new Times(
                liquidation,
                adl,
                liquidation.isPresent() && adl.isPresent()
                        ? OptionalLong.of((adl.getAsInt() - liquidation.getAsInt()) * grid.stepMillis())
                        : OptionalLong.empty(),
                mean(closing),
                closing.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Ranks.nearest(closing, PERCENT - 1, PERCENT)));
    }

    private static OptionalLong mean(List<Long> millis) {
        long sum = millis.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        return millis.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(sum, (long) millis.size()));
    }
}
