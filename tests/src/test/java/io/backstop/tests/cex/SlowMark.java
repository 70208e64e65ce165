package io.backstop.tests.cex;

import io.backstop.model.scenario.MarkSpec;
import java.util.ArrayList;
import java.util.List;

/** The mark: median of index, index plus average basis, and last trade; the average is taken anew from all samples. */
final class SlowMark {

    private final int window;
    private final List<Long> samples = new ArrayList<>();

    SlowMark(MarkSpec.Median spec, long stepMillis) {
        window = (int) Math.max(1, spec.basisWindow() / stepMillis);
    }

    /** The mark of the next step; a last trade of 0 does not exist. */
    long next(SlowBook book, long index, long lastTrade) {
        long bid = book.bestPrice(true);
        long ask = book.bestPrice(false);
        long before = samples.isEmpty() ? 0 : samples.get(samples.size() - 1);
        samples.add(bid > 0 && ask > 0 ? Math.floorDiv(bid + ask, 2) - index : before);
        List<Long> averaged = samples.subList(Math.max(0, samples.size() - window), samples.size());
        long sum = averaged.stream().mapToLong(Long::longValue).sum();
        long last = lastTrade > 0 ? lastTrade : index;
        List<Long> three = new ArrayList<>(List.of(index, index + Math.floorDiv(sum, averaged.size()), last));
        three.sort(null);
        return three.get(1);
    }
}
