package io.backstop.simulator.onchain;

import io.backstop.keeper.Keeper;
import io.backstop.model.scenario.BlockTimes;
import java.util.List;

/** One keeper without competition, whose transactions come into a block as soon as its latency has passed. Not thread safe. */
final class SoleKeeper implements ChainKeepers {

    private final String address;
    private final Keeper keeper;
    private final DelayedDelivery delivery;
    private final BlockTimes times;

    SoleKeeper(String address, Keeper keeper, DelayedDelivery delivery, BlockTimes times) {
        this.address = address;
        this.keeper = keeper;
        this.delivery = delivery;
        this.times = times;
    }

    @Override
    public Keeper first() {
        return keeper;
    }

    @Override
    public List<String> addresses() {
        return List.of(address);
    }

    @Override
    public void catchUp(long block) {
        keeper.catchUp(block);
    }

    @Override
    public void send(int step) {
        delivery.release(step);
    }

    @Override
    public void decide(int step, long block) {
        keeper.onHead(block, times.block(step));
    }
}
