package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;
import java.util.Arrays;

/** Windows in which a maker quotes nothing, each from its first millisecond up to, but not with, its end. Immutable. */
public final class Outages {

    /** A maker that is always there. */
    public static final Outages NONE = new Outages();

    private final long[] edges;

    /** Windows given as from, to, from, to, …, rising. */
    public Outages(long... edges) {
        Figures.requireWithin("edges of outages without a partner", edges.length % 2, 0, 0);
        for (int place = 0; place < edges.length; place++) {
            Figures.requireWithin(
                    "edge of an outage", edges[place], place == 0 ? 0 : edges[place - 1] + 1, Long.MAX_VALUE);
        }
        this.edges = edges.clone();
    }

    /** Whether a time lies in a window. */
    public boolean covers(long millis) {
        int place = Arrays.binarySearch(edges, millis);
        int passed = place >= 0 ? place + 1 : -place - 1;
        return passed % 2 == 1;
    }
}
