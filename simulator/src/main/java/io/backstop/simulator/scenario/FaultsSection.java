package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.ReportSide;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** {@code faults} of a feed: what goes wrong with it, and when. */
final class FaultsSection {

    private static final long MOST_BIAS = 1000 * FixedPoint.RATIO_ONE;

    private final TimeGrid grid;

    /** Faults on a clock. */
    FaultsSection(TimeGrid grid) {
        this.grid = grid;
    }

    List<FaultSpec> read(List<Node> faults, FeedSource source) {
        return faults.stream().map(fault -> fault(fault, source)).toList();
    }

    private FaultSpec fault(Node fault, FeedSource source) {
        String kind = fault.required("kind")
                .oneOf(
                        "stall",
                        "keyLoss",
                        "floor",
                        "ceiling",
                        "spike",
                        "bias",
                        "wrongDecimals",
                        "wideConfidence",
                        "staleOnResume",
                        "sameStamp",
                        "lateStamp",
                        "collusion",
                        "missingSide");
        TimeWindow during = during(fault, kind);
        return switch (kind) {
            case "stall" -> new FaultSpec.Stall(during);
            case "keyLoss" ->
                fault.optional("signers") == null
                        ? new FaultSpec.KeyLoss(during)
                        : new FaultSpec.SignerKeyLoss(during, signers(fault, source));
            case "collusion" -> collusion(fault, during, signers(fault, source));
            case "missingSide" -> missingSide(fault, during, source);
            case "floor" -> new FaultSpec.Floor(during, Quantity.price(fault.required("price")));
            case "ceiling" -> new FaultSpec.Ceiling(during, Quantity.price(fault.required("price")));
            case "spike" -> new FaultSpec.Scaled(during, times(fault.required("times")));
            case "bias" -> new FaultSpec.Scaled(during, FixedPoint.RATIO_ONE + bias(fault.required("by")));
            case "wrongDecimals" ->
                new FaultSpec.WrongDecimals(during, WindowSection.decimalPlaces(fault.required("by")));
            case "wideConfidence" -> wideConfidence(fault, during, source);
            case "staleOnResume" -> new FaultSpec.StaleOnResume(during);
            case "sameStamp" -> new FaultSpec.SameStamp(during);
            default -> new FaultSpec.LateStamp(during, lateBy(fault.required("by")));
        };
    }

    /** A fault without an end lasts until that of the clock. */
    private TimeWindow during(Node fault, String kind) {
        switch (kind) {
            case "floor", "ceiling" -> fault.allowOnly("kind", "at", "for", "price");
            case "spike" -> fault.allowOnly("kind", "at", "for", "times");
            case "bias", "wrongDecimals", "lateStamp" -> fault.allowOnly("kind", "at", "for", "by");
            case "wideConfidence" -> fault.allowOnly("kind", "at", "for", "confidence");
            case "keyLoss" -> fault.allowOnly("kind", "at", "for", "signers");
            case "collusion" -> fault.allowOnly("kind", "at", "for", "signers", "price", "by");
            case "missingSide" -> fault.allowOnly("kind", "at", "for", "side");
            default -> fault.allowOnly("kind", "at", "for");
        }
        if (fault.optional("for") != null) {
            return WindowSection.read(fault, grid.startMillis());
        }
        Node at = fault.required("at");
        long from = Quantity.instantOrOffset(at, grid.startMillis());
        long end = grid.millis(grid.steps());
        if (from >= end) {
            throw at.mistake("must be before the clock ends");
        }
        return new TimeWindow(from, end);
    }

    private static FaultSpec wideConfidence(Node fault, TimeWindow during, FeedSource source) {
        if (source instanceof FeedSource.Push) {
            throw fault.required("kind").mistake("needs a source of kind pull: what is pushed says nothing of it");
        }
        Node confidence = fault.required("confidence");
        long read = Quantity.share(confidence);
        if (read == 0) {
            throw confidence.mistake("must be positive");
        }
        return new FaultSpec.WideConfidence(during, read);
    }

    private static FaultSpec collusion(Node fault, TimeWindow during, int signers) {
        Node agreed = fault.exactlyOneOf("price", "by");
        return fault.optional("price") == null
                ? new FaultSpec.CollusionBy(during, signers, FixedPoint.RATIO_ONE + bias(agreed))
                : new FaultSpec.CollusionAt(during, signers, Quantity.price(agreed));
    }

    private static int signers(Node fault, FeedSource source) {
        if (!(source instanceof FeedSource.Signed signed)) {
            throw fault.required("kind").mistake("needs a source of kind pull: what is pushed has one publisher");
        }
        return (int) fault.required("signers").whole(1, signed.quorum().signers());
    }

    private static FaultSpec missingSide(Node fault, TimeWindow during, FeedSource source) {
        if (source instanceof FeedSource.Push) {
            throw fault.required("kind").mistake("needs a source of kind pull: what is pushed has no sides");
        }
        boolean isBid = fault.required("side").oneOf("bid", "ask").equals("bid");
        return new FaultSpec.MissingSide(during, isBid ? ReportSide.BID : ReportSide.ASK);
    }

    private static long times(Node times) {
        long read = Quantity.ratio(times);
        if (read == 0 || read > FaultSpec.Scaled.MOST) {
            throw times.mistake("must be positive and at most 1000000");
        }
        return read;
    }

    private static long bias(Node by) {
        long read = Quantity.signedRatio(by);
        if (read <= -FixedPoint.RATIO_ONE || read > MOST_BIAS) {
            throw by.mistake("must be above -100% and at most 1000");
        }
        return read;
    }

    private static long lateBy(Node by) {
        long read = Quantity.positiveSeconds(by);
        if (read > LatencySpec.LONGEST / 1000) {
            throw by.mistake("must be at most 8760h");
        }
        return read;
    }
}
