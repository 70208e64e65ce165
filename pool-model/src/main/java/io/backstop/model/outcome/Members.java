package io.backstop.model.outcome;

import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.PositionsSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Who belongs to a cohort.
 *
 * @param name of the cohort
 * @param first least account id
 * @param last largest account id
 * @param hedged whether each of them holds the opposite of his first position elsewhere
 */
public record Members(String name, int first, int last, boolean hedged) {

    /** The members of all cohorts, in order; none where traders are not told apart. */
    public static List<Members> of(PositionsSpec positions) {
        List<Members> members = new ArrayList<>();
        if (positions instanceof PositionsSpec.Cohorts cohorts) {
            int first = 1;
            for (CohortSpec cohort : cohorts.cohorts()) {
                int last = first + cohort.population().count() - 1;
                members.add(new Members(cohort.name(), first, last, cohort.hedged()));
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
