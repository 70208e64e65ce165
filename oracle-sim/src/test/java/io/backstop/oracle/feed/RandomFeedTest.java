package io.backstop.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every network, over hundreds of random ones on random paths. */
class RandomFeedTest {

    private static final int FEEDS = 400;
    private static final int CUTS = 3;
    private static final BigInteger ONE = BigInteger.valueOf(1_000_000_000);

    private static final List<RandomFeed> FEEDS_OF_ALL_KINDS = new ArrayList<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void draw() throws IOException {
        for (int seed = 0; seed < FEEDS; seed++) {
            Path own = Files.createDirectory(folder.resolve(Integer.toString(seed)));
            FEEDS_OF_ALL_KINDS.add(RandomFeed.of(seed, own));
        }
    }

    @Test
    void whatAFeedTakesIsEverNewerAndNoneLandsBeforeItsTime() {
        int taken = 0;
        for (RandomFeed random : FEEDS_OF_ALL_KINDS) {
            TimeGrid grid = random.tape().grid();
            int lastStep = -1;
            long lastTime = grid.seconds(0) - 1;
            for (OracleUpdate update : random.written().updates()) {
                assertThat(update.step()).isGreaterThan(lastStep).isLessThan(grid.steps());
                assertThat(update.publishTime())
                        .isGreaterThan(lastTime)
                        .isLessThanOrEqualTo(grid.seconds(update.step()));
                assertThat(update.price()).isPositive();
                assertThat(update.confidence()).isNotNegative();
                lastStep = update.step();
                lastTime = update.publishTime();
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(20 * FEEDS);
    }

    /**
     * Every look but the first is compared with the price published last: in between each move was smaller than the
     * threshold the silence shorter than the heartbeat and no time of a schedule passed, and whatever was published was due by one of these.
     */
    @Test
    void withoutLatencyDeviationAndHeartbeatAreKeptExactly() {
        int byDeviation = 0;
        int bySilence = 0;
        int bySchedule = 0;
        for (long seed = 0; seed < FEEDS; seed++) {
            RandomFeed random = RandomFeed.prompt(seed);
            FeedTape feed = random.written();
            boolean[] looks = looks(random);
            int last = 0;
            assertThat(feed.updates().getFirst()).isEqualTo(observed(random, 0));
            for (OracleUpdate update : feed.updates().subList(1, feed.updates().size())) {
                assertNothingWasDue(random, looks, last, update.step());
                assertThat(looks[update.step()]).isTrue();
                assertThat(update).isEqualTo(observed(random, update.step()));
                assertThat(isDue(random, last, update.step())).isTrue();
                byDeviation += deviates(random, last, update.step()) ? 1 : 0;
                bySilence += isSilent(random, last, update.step()) ? 1 : 0;
                bySchedule += isAsked(random, last, update.step()) ? 1 : 0;
                last = update.step();
            }
            assertNothingWasDue(random, looks, last, looks.length);
        }
        assertThat(List.of(byDeviation, bySilence, bySchedule)).allMatch(count -> count > 2 * FEEDS);
    }

    /**
     * What lands until a moment, and what says that it was observed until then, is the same whatever the index does
     * afterwards. A later price may overtake an earlier one on its way; so of what was observed only that is compared which
     * landed both times.
     */
    @Test
    void noUpdateKnowsWhatTheIndexDoesAfterwards() {
        int landed = 0;
        int different = 0;
        for (RandomFeed random : FEEDS_OF_ALL_KINDS) {
            FeedTape feed = random.written();
            int steps = random.tape().grid().steps();
            for (int cut = 1; cut <= CUTS; cut++) {
                int last = steps * cut / (CUTS + 1);
                FeedTape other = random.changedAfter(last).written();
                List<OracleUpdate> before = landedUntil(feed, last);
                assertThat(landedUntil(other, last)).isEqualTo(before);
                assertObservedAlike(random, feed, other, last);
                landed += before.size();
                different += other.equals(feed) ? 0 : 1;
            }
        }
        assertThat(landed).isGreaterThan(20 * FEEDS);
        assertThat(different).isGreaterThan(2 * FEEDS);
    }

    @Test
    void feedsAreTheSameWhoeverDerivesThemInWhateverOrder() throws InterruptedException, ExecutionException {
        List<String> alone = FEEDS_OF_ALL_KINDS.stream().map(RandomFeed::hash).toList();
        List<String> together = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<String>> jobs = new ArrayList<>();
            FEEDS_OF_ALL_KINDS.reversed().forEach(feed -> jobs.add(feed::hash));
            for (Future<String> hash : two.invokeAll(jobs)) {
                together.addFirst(hash.get());
            }
        }

        assertThat(together).isEqualTo(alone);
        assertThat(Set.copyOf(alone)).hasSizeGreaterThan(FEEDS * 9 / 10);
    }

    private static List<OracleUpdate> landedUntil(FeedTape feed, int last) {
        return feed.updates().stream().filter(update -> update.step() <= last).toList();
    }

    private static void assertObservedAlike(RandomFeed random, FeedTape one, FeedTape other, int last) {
        boolean hasFalseTimes = random.feed().network().faults().stream()
                .anyMatch(fault -> fault instanceof FaultSpec.SameStamp || fault instanceof FaultSpec.LateStamp);
        if (hasFalseTimes) {
            return;
        }
        long until = random.tape().grid().seconds(last);
        Map<Long, OracleUpdate> known = new TreeMap<>();
        one.updates().forEach(update -> known.put(update.publishTime(), update));
        for (OracleUpdate update : other.updates()) {
            if (update.publishTime() <= until) {
                assertThat(update).isEqualTo(known.getOrDefault(update.publishTime(), update));
            }
        }
    }

    /** The first step at or after each multiple of the interval; every step without one. */
    private static boolean[] looks(RandomFeed random) {
        TimeGrid grid = random.tape().grid();
        long interval = random.feed().network().intervalMillis();
        boolean[] looks = new boolean[grid.steps()];
        for (long time = 0; time <= (grid.steps() - 1) * grid.stepMillis(); time += interval == 0 ? 1000 : interval) {
            int step = 0;
            while (step * grid.stepMillis() < time) {
                step++;
            }
            looks[step] = true;
        }
        return looks;
    }

    private static OracleUpdate observed(RandomFeed random, int step) {
        return new OracleUpdate(
                step, random.tape().indexPrice(step), random.tape().grid().seconds(step));
    }

    private static void assertNothingWasDue(RandomFeed random, boolean[] looks, int last, int next) {
        for (int step = last + 1; step < next; step++) {
            assertThat(looks[step] && isDue(random, last, step)).isFalse();
        }
    }

    private static boolean isDue(RandomFeed random, int last, int step) {
        return deviates(random, last, step) || isSilent(random, last, step) || isAsked(random, last, step);
    }

    private static boolean deviates(RandomFeed random, int last, int step) {
        BigInteger before = BigInteger.valueOf(random.tape().indexPrice(last));
        BigInteger moved = BigInteger.valueOf(random.tape().indexPrice(step))
                .subtract(before)
                .abs();
        BigInteger threshold = BigInteger.valueOf(random.feed().deviationThreshold());
        return moved.multiply(ONE).compareTo(before.multiply(threshold)) >= 0;
    }

    private static boolean isSilent(RandomFeed random, int last, int step) {
        return (step - last) * random.tape().grid().stepMillis()
                >= random.feed().heartbeatMillis();
    }

    /** Whether a time of the schedule lies after one step and no later than the other. */
    private static boolean isAsked(RandomFeed random, int last, int step) {
        TimeGrid grid = random.tape().grid();
        ScheduleSpec schedule = random.feed().network().schedule();
        if (schedule == null) {
            return false;
        }
        long asked = grid.startMillis() / schedule.everyMillis() * schedule.everyMillis() + schedule.atMillis();
        while (asked <= grid.millis(last)) {
            asked += schedule.everyMillis();
        }
        return asked <= grid.millis(step);
    }
}
