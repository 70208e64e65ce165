package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.Distribution;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long something takes: a duration, or a mapping that names a distribution. */
final class LatencySection {

    private final PathSection paths;

    /** Latencies whose files are found as those of paths are. */
    LatencySection(PathSection paths) {
        this.paths = paths;
    }

    /** No time where there is no such key. */
    LatencySpec read(@Nullable Node latency) {
        if (latency == null) {
            return LatencySpec.fixed(0);
        }
        if (!latency.json().isObject()) {
            return LatencySpec.fixed(Quantity.duration(latency));
        }
        latency.allowOnly("plus", "autocorrelation", "uniform", "logNormal", "gamma", "quantiles", "samples");
        Node given = latency.exactlyOneOf("uniform", "logNormal", "gamma", "quantiles", "samples");
        return new LatencySpec(
                Quantity.duration(latency, "plus", 0), distribution(latency, given), autocorrelation(latency));
    }

    private Distribution distribution(Node latency, Node given) {
        if (latency.optional("uniform") != null) {
            return uniform(given);
        }
        if (latency.optional("logNormal") != null) {
            return logNormal(given);
        }
        if (latency.optional("gamma") != null) {
            return gamma(given);
        }
        return latency.optional("quantiles") != null
                ? new LatencySpec.Quantiles(quantiles(given))
                : new LatencySpec.Samples(paths.locate(given));
    }

    private static Distribution uniform(Node uniform) {
        uniform.allowOnly("from", "to");
        long from = Quantity.duration(uniform.required("from"));
        Node to = uniform.required("to");
        long longest = Quantity.duration(to);
        if (longest < from) {
            throw to.mistake("must not be shorter than from");
        }
        return new LatencySpec.Uniform(from, longest);
    }

    private static Distribution logNormal(Node logNormal) {
        logNormal.allowOnly("median", "sigma");
        Node sigma = logNormal.required("sigma");
        long read = Quantity.ratio(sigma);
        if (read > LatencySpec.LogNormal.MOST_SIGMA) {
            throw sigma.mistake("must be at most 10");
        }
        return new LatencySpec.LogNormal(Quantity.positiveDuration(logNormal.required("median")), read);
    }

    private static Distribution gamma(Node gamma) {
        gamma.allowOnly("mean", "shape");
        Node shape = gamma.required("shape");
        long read = Quantity.ratio(shape);
        if (read < LatencySpec.Gamma.LEAST_SHAPE || read > LatencySpec.Gamma.MOST_SHAPE) {
            throw shape.mistake("must be from 0.1 to 1000");
        }
        return new LatencySpec.Gamma(Quantity.positiveDuration(gamma.required("mean")), read);
    }

    private static List<QuantilePoint> quantiles(Node quantiles) {
        List<QuantilePoint> points = new ArrayList<>();
        List<Node> items = quantiles.someItems();
        for (Node item : items) {
            item.allowOnly("share", "delay");
            Node share = item.required("share");
            Node delay = item.required("delay");
            QuantilePoint point = new QuantilePoint(Quantity.share(share), Quantity.duration(delay));
            requireAfter(points, point, share, delay);
            points.add(point);
        }
        if (points.size() < 2 || points.getLast().share() != FixedPoint.RATIO_ONE) {
            throw quantiles.mistakeWithoutValue("must end with a share of 100%");
        }
        return points;
    }

    private static void requireAfter(List<QuantilePoint> points, QuantilePoint point, Node share, Node delay) {
        if (points.isEmpty() && point.share() != 0) {
            throw share.mistake("must be 0%: the first quantile is the shortest time");
        }
        if (!points.isEmpty() && point.share() <= points.getLast().share()) {
            throw share.mistake("must be larger than the one above it");
        }
        if (!points.isEmpty() && point.millis() < points.getLast().millis()) {
            throw delay.mistake("must not be shorter than the one above it");
        }
    }

    private static long autocorrelation(Node latency) {
        Node given = latency.optional("autocorrelation");
        long read = given == null ? 0 : Quantity.ratio(given);
        if (given != null && read >= FixedPoint.RATIO_ONE) {
            throw given.mistake("must be below 1");
        }
        return read;
    }
}
