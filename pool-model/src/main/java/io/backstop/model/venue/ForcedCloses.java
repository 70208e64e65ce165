package io.backstop.model.venue;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.PriceSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forced closes of a run in the order in which they began. Only those underway are kept whole: of the others a row is left, which
 * is a third as large. Not thread safe.
 */
final class ForcedCloses {

    private final List<@Nullable Liquidation> rows = new ArrayList<>();
    private final Map<Integer, ForcedClose> underway = new HashMap<>();
    private final List<ForcedClose> ended = new ArrayList<>();

    /**
     * A part was closed: of the close that is underway, unless the account was healthy again in between.
     *
     * @param episode of the account, just before this part
     * @param marks the venue's mark of each step
     */
    void add(int account, boolean forced, Episode episode, ForcedClose.Part part, PriceSeries marks) {
        ForcedClose before = underway.get(account);
        boolean goesOn =
                before != null && episode.crossedAt(marks) <= before.last().step();
        if (before == null || !goesOn) {
            ended(account);
            before = new ForcedClose(rows.size(), account, forced, episode);
            rows.add(null);
            underway.put(account, before);
        }
        before.add(part);
    }

    /** Nothing of this account is left to close. */
    void ended(int account) {
        ForcedClose close = underway.remove(account);
        if (close != null) {
            ended.add(close);
        }
    }

    /** No price of the steps until now changes any more. */
    void endStep(PriceSeries index, PriceSeries marks, CloseMode mode) {
        for (ForcedClose close : ended) {
            rows.set(close.place(), close.row(index, marks, mode));
        }
        ended.clear();
    }

    /** The rows of the results; those underway end here. */
    List<Liquidation> rows(PriceSeries index, PriceSeries marks, CloseMode mode) {
        List.copyOf(underway.keySet()).forEach(this::ended);
        endStep(index, marks, mode);
        return rows.stream().map(Objects::requireNonNull).toList();
    }
}
