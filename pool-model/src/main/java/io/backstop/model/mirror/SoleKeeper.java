package io.backstop.model.mirror;

import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.KeeperCall;
import io.backstop.model.venue.KeeperOutbox;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One keeper without competition, whose calls come into a block as soon as its latency has passed. Not thread safe. */
final class SoleKeeper implements MirrorKeepers {

    private final MirrorKeeper keeper;
    private final MirrorCalls calls;
    private final Outbox outbox;
    private final Consumer<KeeperCall> delivery = this::deliver;

    /** A keeper that decides into this outbox. */
    SoleKeeper(MirrorKeeper keeper, MirrorCalls calls, Outbox outbox) {
        this.keeper = keeper;
        this.calls = calls;
        this.outbox = outbox;
    }

    @Override
    public KeeperView view() {
        return keeper.view();
    }

    @Override
    public void deliver(int step) {
        outbox.release(step, delivery);
    }

    private void deliver(KeeperCall call) {
        calls.carryOut(call);
        MirrorCalls.resolve(keeper.view(), call);
    }

    @Override
    public void note(int step, List<MarketEvent> happened) {
        if (!happened.isEmpty()) {
            happened.forEach(keeper.view()::apply);
        }
    }

    @Override
    public void decide(int step, Priced feed) {
        keeper.decide(step, feed);
    }

    /** What waits for its latency, kind by kind in the order of a block. */
    static final class Outbox implements KeeperOutbox {

        private static final List<KeeperCall.Kind> ORDER = List.of(
                KeeperCall.Kind.LIQUIDATION,
                KeeperCall.Kind.DELEVERAGING,
                KeeperCall.Kind.WRITE_OFF,
                KeeperCall.Kind.FLAGGING);

        private final TimeGrid grid;
        private final long latencyMillis;
        private final List<HeldBatches<KeeperCall>> held = new ArrayList<>();

        Outbox(TimeGrid grid, long latencyMillis) {
            this.grid = grid;
            this.latencyMillis = latencyMillis;
            ORDER.forEach(kind -> held.add(new HeldBatches<>(grid, latencyMillis)));
        }

        @Override
        public void hold(int step, KeeperCall call) {
            held.get(ORDER.indexOf(call.kind())).hold(step, call);
        }

        @Override
        public int lands(int step) {
            return grid.release(step, latencyMillis);
        }

        /** By index: asked in every step of a tape, which allocates nothing. */
        private void release(int step, Consumer<KeeperCall> taker) {
            for (int i = 0; i < held.size(); i++) {
                held.get(i).release(step, taker);
            }
        }
    }
}
