package io.backstop.model.cex;

import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What providers have taken over and sell in the book, each takeover evenly over a time and whatever it brings, as far as there are quotes; what a step
 * leaves is sold in the next. A trader sells no more than he still has on that side. Not thread safe.
 */
final class ProviderSales {

    private final Map<Integer, Long> times = new HashMap<>();
    private final List<Taken> open = new ArrayList<>();

    /** A takeover of which something is to be sold. */
    private static final class Taken {

        private final int provider;
        private final long size;
        private final long time;
        private final long over;
        private long sold;

        Taken(int provider, long size, long time, long over) {
            this.provider = provider;
            this.size = size;
            this.time = time;
            this.over = over;
        }

        /** What shall be sold by a time and is not yet, without sign. */
        long due(long now) {
            long share = FixedPoint.mulDivFloor(Math.abs(size), Math.min(now - time, over), over);
            return share - sold;
        }
    }

    /** A provider sells what it takes over in so many milliseconds; 0 if it holds it. */
    void sellsOver(int provider, long millis) {
        if (millis > 0) {
            times.put(provider, millis);
        }
    }

    /** A provider has taken a signed size over. */
    void taken(int provider, long size, long time) {
        Long over = times.get(provider);
        if (over != null) {
            open.add(new Taken(provider, size, time, over));
        }
    }

    /** Whether nobody has anything to sell. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Sells what is due, first taken over first. */
    void run(Clearing clearing, OrderDesk desk, Now now) {
        for (int place = 0; place < open.size(); place++) {
            Taken taken = open.get(place);
            long due = taken.due(now.time());
            long sold = taken.provider <= Takeover.OUTSIDE
                    ? sellOutside(clearing, signed(taken, due))
                    : sell(clearing, desk, taken, due, now);
            taken.sold += Math.abs(sold);
        }
        open.removeIf(taken -> taken.sold == Math.abs(taken.size) || hasNone(clearing, taken));
    }

    private static long signed(Taken taken, long quantity) {
        return taken.size > 0 ? quantity : -quantity;
    }

    private static long sellOutside(Clearing clearing, long part) {
        Party providers = clearing.providers();
        long before = providers.size();
        if (part != 0) {
            clearing.takeFromBook(providers, Clearing.ENGINE_ID, -part);
        }
        return before - providers.size();
    }

    private static long sell(Clearing clearing, OrderDesk desk, Taken taken, long due, Now now) {
        if (due == 0 || hasNone(clearing, taken)) {
            return 0;
        }
        long held = Math.abs(clearing.traders().size(taken.provider));
        long room = Math.abs(desk.room(taken.provider, signed(taken, -Math.min(due, held))));
        if (room != 0) {
            desk.cut(taken.provider, signed(taken, room), now.mark(), now.index());
        }
        return room;
    }

    /** Whether a trader has nothing left of what he has taken over. */
    private static boolean hasNone(Clearing clearing, Taken taken) {
        return taken.provider > Takeover.OUTSIDE
                && (!clearing.traders().isOpen(taken.provider)
                        || clearing.traders().size(taken.provider) > 0 != taken.size > 0);
    }
}
