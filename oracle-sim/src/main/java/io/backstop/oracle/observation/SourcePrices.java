package io.backstop.oracle.observation;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.market.quotes.Quotes;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.random.StreamFamily;
import java.util.ArrayList;
import java.util.List;

/** What several sources show in each step, for whoever makes one price of it himself. */
public final class SourcePrices {

    /** In place of a price while a source is silent. */
    private static final long SILENT = 0;

    private SourcePrices() {}

    /**
     * The prices of each source (1e-8 dollar), 0 while it is silent. The n-th of any list draws the n-th numbers of the family, so equal lists
     * show equal prices.
     *
     * @param index what a path may follow or be
     * @throws io.backstop.model.scenario.InputException if a file of a source is broken
     */
    public static List<PriceSeries> write(
            List<PriceSourceSpec> sources, TimeGrid grid, WrittenPath index, StreamFamily streams) {
        List<PriceSeries> prices = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            StreamFamily own = streams.member("source/" + i);
            WrittenPath path = PathWriter.writeBeside(sources.get(i).path(), grid, own, index);
            prices.add(shown(new PriceSource(sources.get(i), grid, path, own), grid.steps()));
        }
        return prices;
    }

    private static PriceSeries shown(PriceSource source, int steps) {
        Quotes quotes = new Quotes(1);
        return PriceSeries.of(steps, step -> {
            quotes.clear();
            source.show(step, quotes);
            return quotes.count() == 0 ? SILENT : quotes.price(0);
        });
    }
}
