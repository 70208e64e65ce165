package io.backstop.oracle.latency;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import io.backstop.model.units.FixedPoint;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The time that belongs to a normal number: as large a share of all times is shorter as of all normal numbers is less. */
final class LatencyQuantiles {

    private LatencyQuantiles() {}

    /**
     * Milliseconds by normal number.
     *
     * @throws io.backstop.model.scenario.InputException if a file of samples is broken
     */
    static DoubleUnaryOperator of(LatencySpec.Distribution distribution) {
        return switch (distribution) {
            case LatencySpec.None none -> normal -> 0;
            case LatencySpec.Uniform uniform -> normal -> uniform(uniform, NormalTable.probability(normal));
            case LatencySpec.LogNormal logNormal -> normal -> logNormal(logNormal, normal);
            case LatencySpec.Gamma gamma -> gamma(gamma);
            case LatencySpec.Quantiles quantiles ->
                normal -> between(quantiles.points(), NormalTable.probability(normal));
            case LatencySpec.Samples samples -> samples(SampleFile.read(samples.file()));
        };
    }

    private static double uniform(LatencySpec.Uniform uniform, double share) {
        return uniform.fromMillis() + share * (uniform.toMillis() - uniform.fromMillis());
    }

    private static double logNormal(LatencySpec.LogNormal logNormal, double normal) {
        return logNormal.medianMillis() * StrictMath.exp(ratio(logNormal.sigma()) * normal);
    }

    private static DoubleUnaryOperator gamma(LatencySpec.Gamma gamma) {
        double shape = ratio(gamma.shape());
        double scale = gamma.meanMillis() / shape;
        GammaQuantile quantile = new GammaQuantile(shape);
        return new NormalTable(normal -> scale * quantile.at(normal))::at;
    }

    private static double between(List<QuantilePoint> points, double share) {
        int right = 1;
        while (right < points.size() - 1 && ratio(points.get(right).share()) < share) {
            right++;
        }
        QuantilePoint from = points.get(right - 1);
        QuantilePoint to = points.get(right);
        double way = (share - ratio(from.share())) / (ratio(to.share()) - ratio(from.share()));
        return from.millis() + way * (to.millis() - from.millis());
    }

    private static DoubleUnaryOperator samples(long[] sorted) {
        return normal -> sorted[Math.min((int) (NormalTable.probability(normal) * sorted.length), sorted.length - 1)];
    }

    private static double ratio(long value) {
        return (double) value / FixedPoint.RATIO_ONE;
    }
}
