package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Hedge;
import io.backstop.model.cex.deleveraging.HedgeAwareQueue;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LossWave;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hedges of a venue's traders: a winner's position in a contract, and his first opposite one. That may be his other account's in the same contract, or
 * one in another contract of the same underlying. Where
 * the venue's rule is to keep hedges and accounts stand together, both legs are closed by the same share. Not thread safe.
 */
final class ContractHedges {

    private final VenueSpec.Cex venue;
    private final List<CexRun> runs;
    private final LegPairs pairs;
    private final int[] underlyings;

    /** Looks at these contracts. */
    ContractHedges(VenueSpec.Cex venue, List<CexRun> runs, LegPairs pairs) {
        this.venue = venue;
        this.runs = List.copyOf(runs);
        this.pairs = pairs;
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

    /** A position of an account in a contract. */
    private record Leg(CexRun run, int account) {

        long size() {
            return run.clearing().traders().size(account);
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
        public boolean forbids(int account, long size) {
            int other = pairs.other(account);
            long held = other == LegPairs.NONE ? 0 : new Leg(runs.get(here), other).size();
            return held != 0 && (venue.contracts().isOneWay() || held > 0 == size > 0);
        }

        @Override
        public long closable(int account, long held, long part) {
            Leg leg = keeps && part != 0 ? other(account, held) : null;
            if (leg == null) {
                return part;
            }
            long room = Math.abs(leg.run().desk().room(leg.account(), -leg.size()));
            List<HedgeAwareQueue.Close> plan = HedgeAwareQueue.plan(
                    Math.abs(part), room, List.of(new Hedge(account, Math.abs(held), Math.abs(leg.size()))));
            long most = plan.isEmpty() ? 0 : plan.getFirst().part();
            return part > 0 ? most : -most;
        }

        @Override
        public LossWave.Hedges closed(int account, long held, long part) {
            Leg leg = other(account, held);
            if (leg == null) {
                return LossWave.Hedges.NONE;
            }
            CexRun run = leg.run();
            long share = FixedPoint.mulDivCeil(Math.abs(leg.size()), Math.abs(part), Math.abs(held));
            int step = run.clearing().step();
            if (keeps) {
                run.desk().cut(leg.account(), leg.size() > 0 ? share : -share, run.mark(step), run.index(step));
                return new LossWave.Hedges(1, 0, 0);
            }
            return new LossWave.Hedges(0, 1, run.value().notional(share, run.mark(step)));
        }

        /** The trader's first opposite position, that in the same contract before those in others; null if there is none. */
        private @Nullable Leg other(int account, long held) {
            return Stream.concat(
                            Stream.of(here),
                            IntStream.range(0, runs.size())
                                    .filter(place -> place != here)
                                    .boxed())
                    .filter(place -> underlyings[place] == underlyings[here])
                    .flatMap(place -> pairs.accounts(account).stream().map(each -> new Leg(runs.get(place), each)))
                    .filter(leg -> leg.size() != 0 && leg.size() > 0 != held > 0)
                    .findFirst()
                    .orElse(null);
        }
    }
}
