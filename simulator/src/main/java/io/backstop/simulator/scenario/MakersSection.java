package io.backstop.simulator.scenario;

import io.backstop.model.cex.maker.DepthProfile;
import io.backstop.model.cex.maker.RealisedVolatility;
import io.backstop.model.cex.maker.Refill;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookMakerSpec.Level;
import io.backstop.model.scenario.BookMakerSpec.Retreat;
import io.backstop.model.scenario.BookMakerSpec.Step;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code makers} of a book venue: who quotes how much, in which distance, and when less or nothing. */
final class MakersSection {

    /** What a preset may say of a maker. */
    static final String[] PRESET_KEYS = {"profile", "withdrawal", "recorded"};

    private static final String[] KEYS = Stream.concat(
                    Stream.of(
                            "preset",
                            "recordedFrom",
                            "halfSpread",
                            "requoteMove",
                            "refill",
                            "skew",
                            "outages",
                            "scale",
                            "margin"),
                    Stream.of(PRESET_KEYS))
            .toArray(String[]::new);

    private static final long MOST_SCALE = 100 * FixedPoint.RATIO_ONE;

    private final long startMillis;

    /** Makers on a clock that starts then. */
    MakersSection(long startMillis) {
        this.startMillis = startMillis;
    }

    List<BookMakerSpec> read(List<Node> makers) {
        return makers.stream().map(this::maker).toList();
    }

    private BookMakerSpec maker(Node maker) {
        maker.allowOnly(KEYS);
        long halfSpread = Quantity.ratio(maker.required("halfSpread"));
        List<Level> profile = profile(maker, scale(maker.optional("scale")));
        if (halfSpread >= FixedPoint.RATIO_ONE - profile.getLast().distance()) {
            throw maker.required("profile")
                    .mistakeWithoutValue(
                            "must keep the lowest bid above 0: halfSpread and the last distance reach 100%");
        }
        Node move = maker.optional("requoteMove");
        Node skew = maker.optional("skew");
        Refill refill = refill(maker.required("refill"));
        return new BookMakerSpec(
                profile,
                halfSpread,
                move == null ? 0 : Quantity.ratio(move),
                refill.delayMillis(),
                refill.rampMillis(),
                skew == null ? 0 : skewPerUnit(skew),
                skew == null ? 0 : Quantity.ratioBelowOne(skew.required("most")),
                retreat(maker),
                outages(maker.list("outages")),
                margin(maker.optional("margin")));
    }

    private static long scale(@Nullable Node scale) {
        long ratio = scale == null ? FixedPoint.RATIO_ONE : Quantity.ratio(scale);
        if (scale != null && (ratio == 0 || ratio > MOST_SCALE)) {
            throw scale.mistake("must be above 0% and at most 10000%");
        }
        return ratio;
    }

    private static List<Level> profile(Node maker, long scale) {
        Node profile = maker.required("profile");
        List<Level> levels = new ArrayList<>();
        for (Level level : profile.json().isObject() ? even(profile) : listed(profile)) {
            levels.add(new Level(level.distance(), scaled(profile, level.notional(), scale)));
        }
        return levels;
    }

    private static long scaled(Node profile, long notional, long scale) {
        try {
            return FixedPoint.mulDivFloor(notional, scale, FixedPoint.RATIO_ONE);
        } catch (ArithmeticException e) {
            throw profile.mistakeWithoutValue("must fit 64 bits when it is scaled");
        }
    }

    private static List<Level> even(Node profile) {
        profile.allowOnly("levels", "gap", "notional");
        int count = (int) profile.required("levels").whole(1, DepthProfile.MOST_LEVELS);
        long gap = Quantity.ratio(profile.required("gap"));
        long notional = Quantity.money(profile.required("notional"));
        if (gap == 0 || gap >= FixedPoint.RATIO_ONE / count) {
            throw profile.required("gap").mistake("must be positive and keep the last level within 100%");
        }
        return Stream.iterate(0L, distance -> distance + gap)
                .limit(count)
                .map(distance -> new Level(distance, notional))
                .toList();
    }

    private static List<Level> listed(Node profile) {
        List<Level> levels = new ArrayList<>();
        for (Node level : profile.someItems()) {
            level.allowOnly("distance", "notional");
            Node distance = level.required("distance");
            long ratio = Quantity.ratio(distance);
            if (ratio >= FixedPoint.RATIO_ONE
                    || (!levels.isEmpty() && ratio <= levels.getLast().distance())) {
                throw distance.mistake("must be more than the distance before it, and below 100%");
            }
            levels.add(new Level(ratio, Quantity.money(level.required("notional"))));
        }
        if (levels.size() > DepthProfile.MOST_LEVELS) {
            throw profile.mistake("must have at most " + DepthProfile.MOST_LEVELS + " levels");
        }
        return levels;
    }

    /** A duration is the ramp alone. */
    private static Refill refill(Node refill) {
        if (!refill.json().isObject()) {
            return new Refill(0, Quantity.duration(refill));
        }
        refill.allowOnly("delay", "ramp");
        return new Refill(Quantity.duration(refill, "delay", 0), Quantity.duration(refill.required("ramp")));
    }

    private static long skewPerUnit(Node skew) {
        skew.allowOnly("perUnit", "most");
        return Quantity.ratio(skew.required("perUnit"));
    }

    /** What is posted: of a maker, and of the house. */
    static long margin(@Nullable Node margin) {
        if (margin == null || margin.json().asText().equals("unlimited")) {
            return BookMakerSpec.UNLIMITED;
        }
        long posted = Quantity.money(margin);
        if (posted == 0) {
            throw margin.mistake("must be unlimited or above 0");
        }
        return posted;
    }

    private Retreat retreat(Node maker) {
        Node withdrawal = maker.optional("withdrawal");
        Node from = maker.optional("recordedFrom");
        boolean isRecorded = withdrawal != null
                && !withdrawal.json().isObject()
                && withdrawal.oneOf("none", "recorded").equals("recorded");
        if (isRecorded) {
            long start = from == null ? startMillis : Quantity.instantOrOffset(from, startMillis);
            return new Retreat.Recorded(start, steps(maker.required("recorded"), "after", Quantity::duration));
        }
        if (from != null) {
            throw from.mistakeWithoutValue("needs withdrawal: recorded");
        }
        return withdrawal == null || !withdrawal.json().isObject() ? new Retreat.Never() : byVolatility(withdrawal);
    }

    private static Retreat byVolatility(Node withdrawal) {
        withdrawal.allowOnly("window", "sample", "depth");
        Node window = withdrawal.required("window");
        long windowMillis = Quantity.positiveDuration(window);
        long sample = Quantity.positiveDuration(withdrawal.required("sample"));
        if (windowMillis % sample != 0 || windowMillis / sample > RealisedVolatility.MOST_SAMPLES) {
            throw window.mistake("must hold a whole number of samples, at most " + RealisedVolatility.MOST_SAMPLES);
        }
        return new Retreat.ByVolatility(
                windowMillis, sample, steps(withdrawal.required("depth"), "volatility", Quantity::ratio));
    }

    private static List<Step> steps(Node table, String key, ToLongFunction<Node> reader) {
        List<Step> steps = new ArrayList<>();
        for (Node entry : table.someItems()) {
            entry.allowOnly(key, "depth");
            Node at = entry.required(key);
            long value = reader.applyAsLong(at);
            if (!steps.isEmpty() && value <= steps.getLast().key()) {
                throw at.mistake("must be more than in the entry before it");
            }
            steps.add(new Step(value, Quantity.share(entry.required("depth"))));
        }
        return steps;
    }

    private List<TimeWindow> outages(List<Node> nodes) {
        List<TimeWindow> windows = new ArrayList<>();
        for (Node node : nodes) {
            TimeWindow window = WindowSection.readOnly(node, startMillis);
            if (!windows.isEmpty() && window.fromMillis() <= windows.getLast().toMillis()) {
                throw node.required("at").mistake("must be after the end of the outage before it");
            }
            windows.add(window);
        }
        return windows;
    }
}
