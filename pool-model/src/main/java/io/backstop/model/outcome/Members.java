package io.backstop.model.outcome;

import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.PositionsSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * Who belongs to a cohort.
 *
 * @param name of the cohort
 * @param first least account id
 * @param last largest account id
 * @param hedged whether each of them holds the opposite of a position elsewhere
 * @param follows whether he opens and closes that with what he does here; else it is that of his first position, as it is
 * @param accounts how many of those ids are on the tape
 */
public record Members(String name, int first, int last, boolean hedged, boolean follows, int accounts) {

    /** Everybody. */
    public Members(String name, int first, int last, boolean hedged, boolean follows) {
        this(name, first, last, hedged, follows, last - first + 1);
    }

    /** Whose hedges, if they have any, stay as they are. */
    public Members(String name, int first, int last, boolean hedged) {
        this(name, first, last, hedged, false);
    }

    /** The members of all cohorts, in order; none where traders are not told apart. */
    public static List<Members> of(PositionsSpec positions) {
        return of(positions, Collections.emptySortedSet());
    }

    /** The same where some accounts are not on the tape. */
    public static List<Members> of(PositionsSpec positions, SortedSet<Integer> leftOut) {
        List<Members> members = new ArrayList<>();
        if (positions instanceof PositionsSpec.Cohorts cohorts) {
            int first = 1;
            for (CohortSpec cohort : cohorts.cohorts()) {
                int last = first + cohort.population().count() - 1;
                int entered = cohort.population().count()
                        - leftOut.subSet(first, last + 1).size();
                members.add(
                        new Members(cohort.name(), first, last, cohort.hedged(), cohort.strategy() != null, entered));
                first = last + 1;
            }
        }
        return members;
    }

    /** Whether an account belongs to it. */
    public boolean has(int account) {
        return first <= account && account <= last;
    }
}
