package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two makers of twenty levels that requote with every move, one of them with margin, and nobody who is liquidatable. */
class QuietStepTest {

    private static final int STEPS = 20_000;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long PERCENT = 10_000_000;
    /** What a run keeps of a step: its mark, twice while the series is made. */
    private static final long KEPT = 16;

    private static final long LEAST_OBJECT = 16;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void quietStepsAllocateNothingBeyondTheirMarks() {
        run(2 * STEPS);
        run(2 * STEPS);
        // The least of some: what the compiler has not seen yet allocates more, and on a busy machine it comes late.
        long least = LongStream.generate(() -> allocated(2 * STEPS) - allocated(STEPS))
                .limit(5)
                .min()
                .orElseThrow();

        assertThat(least).isLessThan(STEPS * (KEPT + LEAST_OBJECT));
    }

    private long allocated(int steps) {
        ScenarioTape tape = tape(steps);
        long before = threads.getCurrentThreadAllocatedBytes();
        CexVenue.run(tape, venue());
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void run(int steps) {
        CexVenue.run(tape(steps), venue());
    }

    private static ScenarioTape tape(int steps) {
        PriceSeries index = PriceSeries.of(LongStream.range(0, steps)
                .map(step -> (1000 + step % 41) * PRICE)
                .toArray());
        return new ScenarioTape(
                new TimeGrid(1_760_130_000_000L, 1000, steps),
                index.at(0),
                index,
                List.of(new SeededPosition(1, 10, 1000 * PRICE, 9000 * DOLLAR)),
                List.of(),
                100);
    }

    private static VenueSpec.Cex venue() {
        BookTradingSpec trading = new BookTradingSpec(
                List.of(maker(BookMakerSpec.UNLIMITED), maker(1_000_000 * DOLLAR)),
                null,
                new BookFundingSpec.Interval(
                        new BookFundingSpec.Formula.Clamped(0, 0, PERCENT),
                        28_800_000,
                        1,
                        5000,
                        true,
                        new BookFundingSpec.Premium.OfImpact(4000 * DOLLAR)),
                new BookLimitsSpec(1, 1),
                new ReductionSpec(50 * PERCENT, PERCENT, PERCENT, 0, PERCENT));
        return new VenueSpec.Cex(
                "cex",
                CexFixture.RULES,
                BookSpec.quotedByMakers(null, PRICE / 100),
                new BookPolicies(
                        new MarkSpec.Median(60_000),
                        BookDeleveragingSpec.USUAL,
                        LossSharingSpec.USUAL,
                        BookTermsSpec.USUAL,
                        trading),
                0);
    }

    private static BookMakerSpec maker(long margin) {
        List<BookMakerSpec.Level> levels = LongStream.range(0, 20)
                .mapToObj(level -> new BookMakerSpec.Level(level * PERCENT / 10, 9999 * DOLLAR))
                .toList();
        return new BookMakerSpec(
                levels, PERCENT / 10, 0, 0, 1000, 0, 0, new BookMakerSpec.Retreat.Never(), List.of(), margin);
    }
}
