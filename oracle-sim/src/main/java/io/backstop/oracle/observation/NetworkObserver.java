package io.backstop.oracle.observation;

import io.backstop.model.market.quotes.Aggregation;
import io.backstop.model.market.quotes.Quotes;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.random.StreamFamily;
import java.util.ArrayList;
import java.util.List;

/** Sees what its sources show together. Not thread safe. */
final class NetworkObserver implements Observer {

    private final List<PriceSource> sources = new ArrayList<>();
    private final Quotes quotes;
    private final Aggregation aggregation;
    private final int least;
    private long price;

    NetworkObserver(ScenarioTape tape, ObserversSpec spec, StreamFamily streams) {
        WrittenPath index = new WrittenPath(tape.priceBefore(), tape.indexPrices(), 0);
        for (int i = 0; i < spec.sources().size(); i++) {
            StreamFamily own = streams.member("source/" + i);
            WrittenPath path = PathWriter.writeBeside(spec.sources().get(i).path(), tape.grid(), own, index);
            sources.add(new PriceSource(spec.sources().get(i), tape.grid(), path, own));
        }
        quotes = new Quotes(spec.sources().size());
        aggregation = spec.aggregation().aggregation();
        least = spec.least();
    }

    @Override
    public boolean look(int step) {
        quotes.clear();
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).show(step, quotes);
        }
        if (quotes.count() < least) {
            return false;
        }
        price = aggregated();
        return true;
    }

    private long aggregated() {
        try {
            return aggregation.price(quotes);
        } catch (ArithmeticException e) {
            throw new InputException("observers: prices are too far apart, their sum does not fit 64 bits");
        }
    }

    @Override
    public long price() {
        return price;
    }

    @Override
    public long confidence() {
        return aggregation.confidence(quotes);
    }
}
