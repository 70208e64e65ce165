package io.backstop.oracle.observation;

import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.oracle.random.StreamFamily;
import org.jspecify.annotations.Nullable;

/** Looks at the market, step by step. Not thread safe. */
public interface Observer {

    /** Looks at a step, later than the one before; returns whether there is a price. */
    boolean look(int step);

    /** The price it saw, 1e-8 dollar. */
    long price();

    /** Half the width in which the price is believed to lie, 1e-8 dollar; 0 where nobody says. */
    long confidence();

    /**
     * The observer of a feed.
     *
     * @param spec null if it sees the index as it is
     * @throws io.backstop.model.scenario.InputException if a file of a source is broken
     */
    static Observer of(ScenarioTape tape, @Nullable ObserversSpec spec, StreamFamily streams) {
        return spec == null ? new IndexObserver(tape) : new NetworkObserver(tape, spec, streams);
    }
}
