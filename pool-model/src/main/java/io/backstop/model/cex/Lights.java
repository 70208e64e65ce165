package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.AdlRank;
import io.backstop.model.cex.deleveraging.IndicatorLights;
import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.venue.LightChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Everybody's indicator lights at the end of each step, of which those that changed are kept. Not thread safe. */
final class Lights {

    private final Traders traders;
    private final AdlRank rank;
    private final List<LightChange> changes = new ArrayList<>();
    private int[] last = new int[16];

    /** Before the first step nobody has any. */
    Lights(Traders traders, AdlRank rank) {
        this.traders = traders;
        this.rank = rank;
    }

    /** Looks at all accounts at the end of a step. */
    void look(int step, long mark) {
        IndicatorLights now = new IndicatorLights(standings(mark), rank);
        int limit = Math.max(traders.limit(), last.length);
        last = Arrays.copyOf(last, limit);
        for (int account = 0; account < limit; account++) {
            int lights = now.of(account);
            if (lights != last[account]) {
                last[account] = lights;
                changes.add(new LightChange(step, account, lights));
            }
        }
    }

    List<LightChange> changes() {
        return Collections.unmodifiableList(changes);
    }

    private List<Standing> standings(long mark) {
        List<Standing> standings = new ArrayList<>();
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account)) {
                standings.add(traders.standing(account, mark));
            }
        }
        return standings;
    }
}
