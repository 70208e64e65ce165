package io.backstop.oracle.observation;

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
    private final Aggregation aggregation;
    private final int least;
    private Aggregate seen = new Aggregate(0, 0);

    NetworkObserver(ScenarioTape tape, ObserversSpec spec, StreamFamily streams) {
        WrittenPath index = new WrittenPath(tape.priceBefore(), tape.indexPrices(), 0);
        for (int i = 0; i < spec.sources().size(); i++) {
            StreamFamily own = streams.member("source/" + i);
            WrittenPath path = PathWriter.writeBeside(spec.sources().get(i).path(), tape.grid(), own, index);
            sources.add(new PriceSource(spec.sources().get(i), tape.grid(), path, own));
        }
        aggregation = Aggregation.of(spec.aggregation());
        least = spec.least();
    }

    @Override
    public boolean look(int step) {
        List<Quote> quotes = new ArrayList<>(sources.size());
        for (PriceSource source : sources) {
            Quote quote = source.at(step);
            if (quote != null) {
                quotes.add(quote);
            }
        }
        if (quotes.size() < least) {
            return false;
        }
        seen = aggregated(quotes);
        return true;
    }

    private Aggregate aggregated(List<Quote> quotes) {
        try {
            return aggregation.of(quotes);
        } catch (ArithmeticException e) {
            throw new InputException("observers: prices are too far apart, their sum does not fit 64 bits");
        }
    }

    @Override
    public long price() {
        return seen.price();
    }

    @Override
    public long confidence() {
        return seen.confidence();
    }
}
