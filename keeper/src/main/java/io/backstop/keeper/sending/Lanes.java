package io.backstop.keeper.sending;

import io.backstop.contracts.sender.ContractCall;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts that a keeper sends from, each with a window of its own. Not thread safe. */
final class Lanes {

    private final List<Lane> lanes;
    private final int window;
    private int turn;

    /**
     * Lanes of which none was used.
     *
     * @param lanes one at least, each of another account
     * @param window most transactions of one that are in no block yet
     */
    Lanes(List<Lane> lanes, int window) {
        this.lanes = List.copyOf(lanes);
        this.window = window;
    }

    /** All of them. */
    List<Lane> all() {
        return lanes;
    }

    /** The one that was named first. */
    Lane first() {
        return lanes.getFirst();
    }

    /** Number of transactions that may be sent; counted no further than {@code enough}. */
    long room(int enough) {
        long room = 0;
        for (Lane lane : lanes) {
            if (room < enough) {
                room += Math.max(0, window - lane.sender().underway(Math.max(0, window - enough)));
            }
        }
        return room;
    }

    /** The one with most room, in turn among equals, so that no account is always first; null if none has any. */
    @Nullable
    Lane freest() {
        Lane freest = null;
        int least = window;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get((turn + i) % lanes.size());
            int underway = lane.sender().underway(window - 1);
            if (underway < least) {
                freest = lane;
                least = underway;
            }
        }
        turn++;
        return freest;
    }

    /** The calls that are in no block yet. */
    List<ContractCall> calls() {
        return lanes.stream().flatMap(Lane::calls).toList();
    }

    /** What all that is in no block yet may cost by the last offers for it, micro-dollars. */
    long mostCost(Bounty bounty) {
        return lanes.stream().mapToLong(lane -> lane.mostCost(bounty)).sum();
    }

    /**
     * What has come into blocks up to this one. No lane forgets any of it before all have been asked about theirs.
     *
     * @param finding what became of a batch of a lane
     */
    List<SentBatch> completed(long block, BiFunction<SentBatch, Lane, SentBatch> finding) {
        List<List<SentBatch>> arrived = new ArrayList<>();
        for (Lane lane : lanes) {
            arrived.add(lane.delivery().arrived(block).stream()
                    .map(batch -> finding.apply(batch, lane))
                    .toList());
        }
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).delivery().settle(arrived.get(lane), block);
        }
        return arrived.stream().flatMap(List::stream).toList();
    }

    /** How each hands over what it sends. */
    Stream<PromptDelivery> deliveries() {
        return lanes.stream().map(Lane::delivery);
    }
}
