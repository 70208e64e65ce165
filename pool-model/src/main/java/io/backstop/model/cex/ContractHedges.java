package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Hedge;
import io.backstop.model.cex.deleveraging.HedgeAwareQueue;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LossWave;
import java.util.List;

/**
 * Hedges between contracts of a venue: a winner's position in one, and his first opposite one in another of the same underlying. Where
 * the venue's rule is to keep hedges and accounts stand together, both legs are closed by the same share. Not thread safe.
 */
final class ContractHedges {

    private static final int NOWHERE = -1;

    private final VenueSpec.Cex venue;
    private final List<CexRun> runs;
    private final int[] underlyings;

    /** Looks at these contracts. */
    ContractHedges(VenueSpec.Cex venue, List<CexRun> runs) {
        this.venue = venue;
        this.runs = List.copyOf(runs);
        underlyings = Underlyings.numbers(venue.contracts());
    }

    /** Tells each contract of its winners' other legs. */
    void join() {
        for (int place = 0; place < runs.size(); place++) {
            boolean keeps = venue.contracts().accounts().areShared()
                    && venue.all().get(place).policies().deleveraging().keepsHedges();
            runs.get(place).clearing().join(new Legs(place, keeps));
        }
    }

    /** The other legs of one contract's winners. */
    private final class Legs implements OtherLegs {

        private final int here;
        private final boolean keeps;

        Legs(int here, boolean keeps) {
            this.here = here;
            this.keeps = keeps;
        }

        @Override
        public long closable(int account, long held, long part) {
            int place = keeps && part != 0 ? other(account, held) : NOWHERE;
            if (place == NOWHERE) {
                return part;
            }
            CexRun run = runs.get(place);
            long leg = run.clearing().traders().size(account);
            long room = Math.abs(run.desk().room(account, -leg));
            List<HedgeAwareQueue.Close> plan = HedgeAwareQueue.plan(
                    Math.abs(part), room, List.of(new Hedge(account, Math.abs(held), Math.abs(leg))));
            long most = plan.isEmpty() ? 0 : plan.getFirst().part();
            return part > 0 ? most : -most;
        }

        @Override
        public LossWave.Hedges closed(int account, long held, long part) {
            int place = other(account, held);
            if (place == NOWHERE) {
                return LossWave.Hedges.NONE;
            }
            CexRun run = runs.get(place);
            long leg = run.clearing().traders().size(account);
            long share = FixedPoint.mulDivCeil(Math.abs(leg), Math.abs(part), Math.abs(held));
            int step = run.clearing().step();
            if (keeps) {
                run.desk().cut(account, leg > 0 ? share : -share, run.mark(step), run.index(step));
                return new LossWave.Hedges(1, 0, 0);
            }
            return new LossWave.Hedges(0, 1, run.value().notional(share, run.mark(step)));
        }

        /** The first contract in which the account has an opposite position. */
        private int other(int account, long held) {
            for (int place = 0; place < runs.size(); place++) {
                if (place != here && underlyings[place] == underlyings[here]) {
                    long size = runs.get(place).clearing().traders().size(account);
                    if (size != 0 && size > 0 != held > 0) {
                        return place;
                    }
                }
            }
            return NOWHERE;
        }
    }
}
