package io.backstop.oracle.observation;

import io.backstop.model.scenario.ScenarioTape;

/** Sees the index as it is. Not thread safe. */
final class IndexObserver implements Observer {

    private final ScenarioTape tape;
    private long price;

    IndexObserver(ScenarioTape tape) {
        this.tape = tape;
    }

    @Override
    public boolean look(int step) {
        price = tape.indexPrice(step);
        return true;
    }

    @Override
    public long price() {
        return price;
    }

    @Override
    public long confidence() {
        return 0;
    }
}
