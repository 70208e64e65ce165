package io.backstop.simulator.scenario;

import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.InclusionSpec.Bid;
import io.backstop.model.scenario.InclusionSpec.Gas;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** {@code inclusion} of a feed: how its updates get into a block. */
final class InclusionSection {

    private static final int DEFAULT_QUANTILE = 60;
    private static final long MOST_BLOCKS = 10_000_000;

    private final PathSection paths;

    /** Markets for gas whose files are found as those of paths are. */
    InclusionSection(PathSection paths) {
        this.paths = paths;
    }

    /** Null where blocks take every update at once. */
    @Nullable
    InclusionSpec read(@Nullable Node inclusion) {
        if (inclusion == null) {
            return null;
        }
        inclusion.allowOnly("blockTime", "gas", "bid", "raise", "most");
        return new InclusionSpec(
                blockTime(inclusion.required("blockTime")), gas(inclusion.optional("gas")), bid(inclusion));
    }

    private long blockTime(Node blockTime) {
        TimeGrid grid = paths.grid();
        long millis = Quantity.positiveDuration(blockTime);
        if (grid.steps() * grid.stepMillis() / millis > MOST_BLOCKS) {
            throw blockTime.mistake("is too short: the clock would have more than " + MOST_BLOCKS + " blocks");
        }
        return millis;
    }

    private Gas gas(@Nullable Node gas) {
        if (gas == null) {
            return new InclusionSpec.TapeGas();
        }
        gas.allowOnly("file", "points");
        Node given = gas.exactlyOneOf("file", "points");
        return gas.optional("file") != null
                ? new InclusionSpec.RecordedGas(paths.locate(given))
                : new InclusionSpec.GivenGas(GasSection.changing(given.someItems(), paths.grid()));
    }

    private static Bid bid(Node inclusion) {
        Bid first = firstOffer(inclusion.optional("bid"));
        Node raise = inclusion.optional("raise");
        Node most = inclusion.optional("most");
        if (raise != null) {
            raise.allowOnly("every", "by");
        }
        return new Bid(
                first.price(),
                first.quantile(),
                first.multiple(),
                first.lagMillis(),
                raise == null ? 0 : Quantity.positiveDuration(raise.required("every")),
                raise == null ? 0 : multiple(raise.required("by")),
                most == null ? Bid.MOST_PRICE : gwei(most));
    }

    /** An offer that is never raised and knows no limit. */
    private static Bid firstOffer(@Nullable Node bid) {
        if (bid == null) {
            return new Bid(0, DEFAULT_QUANTILE, FixedPoint.RATIO_ONE, 0, 0, 0, Bid.MOST_PRICE);
        }
        Node price = bid.optional("price");
        Node follows = bid.exactlyOneOf("price", "follows");
        if (price != null) {
            bid.allowOnly("price");
            return new Bid(gwei(price), DEFAULT_QUANTILE, FixedPoint.RATIO_ONE, 0, 0, 0, Bid.MOST_PRICE);
        }
        bid.allowOnly("follows", "multiple", "lag");
        Node multiple = bid.optional("multiple");
        return new Bid(
                0,
                quantile(follows),
                multiple == null ? FixedPoint.RATIO_ONE : multiple(multiple),
                Quantity.duration(bid, "lag", 0),
                0,
                0,
                Bid.MOST_PRICE);
    }

    private static int quantile(Node follows) {
        long read = follows.whole(1, 99);
        if (read != 30 && read != 60 && read != 90) {
            throw follows.mistake("must be 30, 60 or 90");
        }
        return (int) read;
    }

    /** A positive multiple (1e-9). */
    static long multiple(Node node) {
        long read = Quantity.ratio(node);
        if (read == 0 || read > Bid.MOST_MULTIPLE) {
            throw node.mistake("must be positive and at most 1000");
        }
        return read;
    }

    /** A positive price of a unit of gas (1e-8 gwei). */
    static long gwei(Node price) {
        long read = Quantity.price(price);
        if (read > Bid.MOST_PRICE) {
            throw price.mistake("must be at most 1000000 gwei");
        }
        return read;
    }
}
