package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gas}: what a keeper's transactions cost; a price holds from its time until the next. */
final class GasSection {

    private GasSection() {}

    static GasPrices read(@Nullable Node gas, TimeGrid grid) {
        if (gas == null) {
            return GasPrices.DEFAULT;
        }
        gas.allowOnly("price", "ether");
        return new GasPrices(
                feed(gas.optional("price"), grid, GasPrices.DEFAULT.gasPrice()),
                feed(gas.optional("ether"), grid, GasPrices.DEFAULT.etherPrice()));
    }

    private static FeedTape feed(@Nullable Node price, TimeGrid grid, FeedTape otherwise) {
        if (price == null) {
            return otherwise;
        }
        return price.json().isArray() ? changing(price.someItems(), grid) : GasPrices.steady(Quantity.price(price));
    }

    /** The first price holds before its time, too. */
    static FeedTape changing(List<Node> points, TimeGrid grid) {
        List<OracleUpdate> updates = new ArrayList<>();
        long before = 0;
        int last = -1;
        for (Node point : points) {
            point.allowOnly("at", "price");
            int step = TapeStep.of(point.required("at"), grid, 0, "price");
            if (step <= last) {
                throw point.required("at").mistake("must be in a later step than the one above it");
            }
            last = step;
            long price = Quantity.price(point.required("price"));
            if (before == 0) {
                before = price;
            } else {
                updates.add(new OracleUpdate(step, price, grid.seconds(step)));
            }
        }
        return new FeedTape(before, updates);
    }
}
