package io.backstop.model.cex;

import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookContractsSpec.Other;
import java.util.ArrayList;
import java.util.List;

/** Which contracts of a venue follow the same price. */
final class Underlyings {

    private Underlyings() {}

    /** The number of each contract's underlying, counted from 0 in the order in which they come. */
    static int[] numbers(BookContractsSpec contracts) {
        List<String> known = new ArrayList<>(List.of(BookContractsSpec.MAIN));
        int[] numbers = new int[1 + contracts.others().size()];
        for (int place = 1; place < numbers.length; place++) {
            Other other = contracts.others().get(place - 1);
            if (!known.contains(other.underlying())) {
                known.add(other.underlying());
            }
            numbers[place] = known.indexOf(other.underlying());
        }
        return numbers;
    }
}
