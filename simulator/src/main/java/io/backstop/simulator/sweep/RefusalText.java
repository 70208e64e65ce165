package io.backstop.simulator.sweep;

import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import io.backstop.model.units.Decimals;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a run could not begin, for a reader. */
final class RefusalText {

    private static final Pattern RESERVE = Pattern.compile("ReserveExceeded\\((-?[0-9]+), (-?[0-9]+)\\)");

    private RefusalText() {}

    /** Tells the first position that is refused and how many more are. */
    static String of(PositionsRefused refused) {
        List<Refusal> refusals = refused.refusals();
        Refusal first = refusals.getFirst();
        String others = refusals.size() == 1 ? "" : " (and %d more)".formatted(refusals.size() - 1);
        return "%s refuses account %d: %s%s".formatted(first.venue(), first.account(), reason(first.reason()), others);
    }

    private static String reason(String told) {
        Matcher reserve = RESERVE.matcher(told);
        return reserve.matches()
                ? "the pool would have to reserve %s, may at most %s"
                        .formatted(dollars(reserve.group(1)), dollars(reserve.group(2)))
                : told;
    }

    private static String dollars(String microDollars) {
        return "$" + Decimals.format(Long.parseLong(microDollars), Decimals.MONEY);
    }
}
