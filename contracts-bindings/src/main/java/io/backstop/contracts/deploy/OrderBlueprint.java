package io.backstop.contracts.deploy;

import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The queue of a venue's two-step orders, and the bounds on the reports that carry them out. */
final class OrderBlueprint {

    /** Stands at the market's port of the same name. */
    static final String QUEUE = "orders";

    private static final String BOUND = "orderBound";

    private final @Nullable OrderQueueSpec spec;
    private final ContractCode code;
    private final Map<String, String> addresses;
    private final String feed;

    /**
     * The contracts of one venue.
     *
     * @param feed address of the feed at whose price positions are closed
     */
    OrderBlueprint(VenueSpec.Pool venue, ContractCode code, Map<String, String> addresses, String feed) {
        spec = venue.mechanisms().orders();
        this.code = code;
        this.addresses = addresses;
        this.feed = feed;
    }

    /** What has to be deployed; nothing where orders are carried out at once. */
    static List<String> names(VenueSpec.Pool venue) {
        OrderQueueSpec spec = venue.mechanisms().orders();
        if (spec == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>(BoundNames.of(BOUND, spec.bounds()));
        names.add(QUEUE);
        return names;
    }

    boolean makes(String name) {
        return name.equals(QUEUE) || name.startsWith(BOUND);
    }

    String creation(String name) {
        OrderQueueSpec queue = Objects.requireNonNull(spec);
        List<String> bounds = BoundNames.of(BOUND, queue.bounds());
        return name.equals(QUEUE)
                ? OrderQueueCreation.queue(
                        code,
                        queue,
                        address("token"),
                        address("market"),
                        feed,
                        GateNames.addressesOf(bounds, addresses))
                : FeedCreation.bound(code, queue.bounds().get(bounds.indexOf(name)));
    }

    private String address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }
}
