package io.backstop.model.cex.mark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.backstop.model.scenario.AggregationSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step of a venue makes no garbage, whatever its mark. */
class MarkAllocationTest {

    private static final int STEPS = 50_000;
    private static final long LEAST_OBJECT = 16;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MarkInputs inputs = new MarkInputs();
    private final IndexPrice index =
            new IndexPrice(new AggregationSpec.WeightedMean(50_000_000), new int[] {3, 2, 1}, 10_000);
    private final List<MarkPolicy> policies = List.of(
            new MedianMark(300, 1000, 28_800_000),
            new BasisMark(60, 5000),
            new FundingBasisMark(28_800_000),
            new BandedBasisMark(30_000, 5_000_000),
            new OracleMedianMark(150_000, 30_000),
            new BandedLastMark(200_000_000, 30, 10_000));

    @Test
    void stepsAllocateNothing() {
        replay(0);
        long before = threads.getCurrentThreadAllocatedBytes();

        long marks = replay(STEPS);

        // One object a step would be as many times the smallest one.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(STEPS * LEAST_OBJECT);
        assertThat(marks).isPositive();
    }

    private long replay(int from) {
        long sum = 0;
        for (int step = from; step < from + STEPS; step++) {
            long millis = 1000L * step;
            long price = 1_000_000_000L + step % 977 * 1000L;
            for (int source = 0; source < 3; source++) {
                index.show(source, price + source, millis);
            }
            inputs.at(millis, index.update(millis))
                    .book(price - 1000, price + 3000, price + 2000)
                    .elsewhere(price)
                    .funding(100_000, millis % 28_800_000);
            for (int i = 0; i < policies.size(); i++) {
                sum += policies.get(i).update(inputs);
            }
        }
        return sum;
    }
}
