package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import java.util.List;

/**
 * From everybody at once in proportion to a weight, as far as the limit allows. What is rounded off goes to the largest
 * remainders, of equal ones to the first in the order given.
 */
public record ProRata(Weight weight, Endowment endowment, CutLimit limit) implements Allocation {

    /** With no limit but the endowment. */
    public ProRata(Weight weight, Endowment endowment) {
        this(weight, endowment, CutLimit.NONE);
    }

    @Override
    public long[] cuts(long budget, List<Standing> winners) {
        long[] weights = new long[winners.size()];
        long[] caps = new long[winners.size()];
        for (int i = 0; i < caps.length; i++) {
            long most = endowment.of(winners.get(i));
            weights[i] = weight.of(winners.get(i), most);
            caps[i] = limit.of(most);
        }
        return WaterFilling.parts(budget, weights, caps);
    }
}
