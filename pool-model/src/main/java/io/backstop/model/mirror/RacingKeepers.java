package io.backstop.model.mirror;

import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.venue.KeeperCall;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.Landing;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Racer;
import io.backstop.model.venue.VenueReports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keepers that send for the same accounts. Not thread safe. */
final class RacingKeepers implements MirrorKeepers {

    private final KeeperRace race;
    private final MirrorCalls calls;
    private final List<Lane> lanes = new ArrayList<>();

    /** One of them, and what it could bring. */
    record Lane(Racer racer, MirrorKeeper keeper, VenueReports reports) {}

    /** The keepers of a race, each made as the venue makes keepers. */
    RacingKeepers(KeeperRace race, MirrorCalls calls, Function<Racer, Lane> lane) {
        this.race = race;
        this.calls = calls;
        race.racers().forEach(racer -> lanes.add(lane.apply(racer)));
    }

    @Override
    public KeeperView view() {
        return lanes.getFirst().keeper.view();
    }

    @Override
    public KeeperRace race() {
        return race;
    }

    @Override
    public void at(int step) {
        lanes.forEach(lane -> lane.reports.at(step));
    }

    @Override
    public void deliver(int step) {
        for (Landing landing : race.land(step)) {
            landing.succeeded(calls.carryOut(landing.call()));
            MirrorCalls.resolve(lanes.get(landing.keeper()).keeper.view(), landing.call());
        }
        for (Lane lane : lanes) {
            for (KeeperCall lost : lane.racer.takeLost()) {
                MirrorCalls.resolve(lane.keeper.view(), lost);
            }
        }
    }

    @Override
    public void note(int step, List<MarketEvent> happened) {
        race.note(step, happened);
        for (Lane lane : lanes) {
            happened.forEach(lane.keeper.view()::apply);
            lane.reports.note(happened);
        }
    }

    @Override
    public void decide(int step, Priced feed) {
        for (Lane lane : lanes) {
            if (lane.racer.decides(step)) {
                lane.reports.decide(step, feed::publishTime, () -> 0);
                lane.keeper.decide(step, feed);
            }
        }
    }
}
