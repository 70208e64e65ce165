package io.backstop.simulator.report;

import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Payer;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for a shortfall at a venue, in the order in which its rules ask them.
 *
 * @param venue the venue's id, or that of one of its contracts
 * @param steps the first pays first
 * @param beside what the venue does with positions that changes who has the loss, a sentence each
 */
record LossOrder(String venue, List<Step> steps, List<String> beside) {

    /**
     * One who is asked.
     *
     * @param payer as results name it; null where nobody pays and the shortfall stays
     * @param words what the reader is told
     */
    record Step(@Nullable Payer payer, String words) {

        /** A payer and what is to be said of it, which may be nothing. */
        static Step of(Payer payer, String more) {
            return new Step(payer, Breakdown.words(payer) + more);
        }
    }

    /** Copies the lists. */
    LossOrder {
        steps = List.copyOf(steps);
        beside = List.copyOf(beside);
    }

    /**
     * The orders of a venue; a book has one for each of its contracts.
     *
     * @param openInterest seeded in the market of a venue or contract by its id, micro-dollars, of which first-loss capital is a share
     *     where the scenario says nothing
     */
    static List<LossOrder> of(VenueSpec venue, ToLongFunction<String> openInterest) {
        return switch (venue) {
            case VenueSpec.Pool pool -> List.of(new PoolLossOrder(pool, openInterest.applyAsLong(pool.id())).order());
            case VenueSpec.Cex book -> BookLossOrder.ofContracts(book, openInterest);
        };
    }

    /** All payers, in order; one that is asked twice stands twice. */
    List<Payer> payers() {
        return steps.stream().map(Step::payer).filter(Objects::nonNull).toList();
    }
}
