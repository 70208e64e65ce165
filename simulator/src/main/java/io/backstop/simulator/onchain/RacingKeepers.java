package io.backstop.simulator.onchain;

import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Keeper;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.Landing;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.Racer;
import io.backstop.model.venue.VenueReports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Keepers that send for the same accounts, each from an account of its own. Not thread safe. */
final class RacingKeepers implements ChainKeepers {

    private final KeeperRace race;
    private final String orderKeeper;
    private final LongSupplier publishTime;
    private final BlockTimes times;
    private final List<Lane> lanes = new ArrayList<>();

    /** One of them, the account it sends from, and what it could bring. */
    record Lane(Racer racer, Keeper keeper, TransactionSender sender, RacingDelivery delivery, VenueReports reports) {}

    /**
     * The keepers of a race in its order.
     *
     * @param orderKeeper address of whoever carries orders out
     * @param publishTime of the price that the market reads, epoch seconds
     */
    RacingKeepers(KeeperRace race, String orderKeeper, LongSupplier publishTime, BlockTimes times, List<Lane> lanes) {
        this.race = race;
        this.orderKeeper = orderKeeper;
        this.publishTime = publishTime;
        this.times = times;
        this.lanes.addAll(lanes);
    }

    @Override
    public Keeper first() {
        return lanes.getFirst().keeper;
    }

    @Override
    public List<String> addresses() {
        return Stream.concat(Stream.of(orderKeeper), lanes.stream().map(lane -> lane.sender.address()))
                .toList();
    }

    @Override
    public KeeperRace race() {
        return race;
    }

    @Override
    public void reconcile(PoolRun run, long[] balances) {
        for (int i = 0; i < lanes.size(); i++) {
            run.reconcileRewards(lanes.get(i).racer.rewards(), balances[i + 1]);
        }
    }

    @Override
    public void catchUp(long block) {
        lanes.forEach(lane -> lane.keeper.catchUp(block));
    }

    @Override
    public void at(int step) {
        for (Lane lane : lanes) {
            lane.reports.at(step);
            lane.delivery.at(step);
        }
    }

    /** One after the other: of transactions that tip the same a node takes the one first that it got first. */
    @Override
    public void send(int step) {
        for (Landing landing : race.land(step)) {
            lanes.get(landing.keeper()).delivery.send(landing);
        }
    }

    @Override
    public void note(int step, long block, List<MarketEvent> happened) {
        for (Lane lane : lanes) {
            lane.delivery.confirm(block);
            lane.reports.note(happened);
        }
        race.note(step, happened);
    }

    @Override
    public void decide(int step, long block) {
        for (Lane lane : lanes) {
            if (lane.racer.decides(step)) {
                lane.reports.decide(step, publishTime, () -> 0);
                lane.keeper.onHead(block, times.block(step));
            } else {
                lane.keeper.catchUp(block);
            }
        }
    }
}
