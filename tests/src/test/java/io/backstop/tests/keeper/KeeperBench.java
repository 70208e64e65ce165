package io.backstop.tests.keeper;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.gateway.BlockEvents;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.sending.SendingLimits;
import io.backstop.keeper.state.CheckpointFile;
import io.backstop.keeper.state.FollowedChain;
import io.backstop.keeper.state.ReadableChain;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code ./backstop bench keeper}: from the node's word of a block with a new price to the bytes of a signed batch on the socket, by
 * a keeper that tracks 100,000 positions on a node that holds 20.
 */
public final class KeeperBench {

    private static final int TRACKED = 100_000;
    private static final int BATCH = 20;
    private static final int WARM_UP = 300;
    private static final int MEASURED = 400;
    private static final double MOST_MEDIAN_MILLIS = 3;
    private static final double MOST_TAIL_MILLIS = 15;
    private static final double[] BOUNDS_MILLIS = {0.5, 1, 1.5, 2, 3, 5, 10, 15, 30, 100};
    private static final int QUIET_UPDATES = 2_000_000;
    private static final int MOST_BYTES = 200;
    private static final EventLog SILENT = (level, event, pairs) -> {};

    private KeeperBench() {}

    /** Measures for about two minutes. */
    public static void main(String[] arguments) throws Exception {
        double[] prompt = latencies(false, WARM_UP, MEASURED);
        print("price to signed batch of %d handed over, %,d positions tracked".formatted(BATCH, TRACKED), prompt);
        System.out.printf(
                "p50 %s, p99 %s%n",
                limit(at(prompt, 0.5), MOST_MEDIAN_MILLIS), limit(at(prompt, 0.99), MOST_TAIL_MILLIS));
        double[] asking = latencies(true, 100, 100);
        System.out.printf(
                "the same with %d simulated at latest and pending: p50 %.2f ms, which is %.2f ms more%n",
                BATCH, at(asking, 0.5), at(asking, 0.5) - at(prompt, 0.5));
        for (int positions : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            quiet(positions);
        }
    }

    private static String limit(double millis, double most) {
        return "%.2f ms (limit %.0f ms: %s)".formatted(millis, most, millis <= most ? "held" : "MISSED");
    }

    /** In order of size, milliseconds. */
    private static double[] latencies(boolean simulates, int warmUp, int measured) throws Exception {
        SendingLimits limits = new SendingLimits(BATCH, 64, 50, Long.MAX_VALUE, simulates, false);
        Path state = Files.createTempDirectory("backstop-bench-");
        try (Stage stage = Stage.pruned(BATCH, 0);
                FaultProxy proxy = new FaultProxy(stage.chain().webSocketUrl())) {
            record(stage, state);
            Stopwatch stopwatch = new Stopwatch();
            proxy.tap(stopwatch);
            try (RunningKeeper keeper = RunningKeeper.on(stage, proxy.url())
                    .limits(limits)
                    .state(state)
                    .checkpointEvery(1_000_000)
                    .start()) {
                requireTracked(keeper);
                double[] all = new double[warmUp + measured];
                for (int i = 0; i < all.length; i++) {
                    all[i] = round(stage, stopwatch);
                }
                double[] counted = Arrays.copyOfRange(all, warmUp, all.length);
                Arrays.sort(counted);
                return counted;
            }
        } finally {
            delete(state);
        }
    }

    private static void requireTracked(RunningKeeper keeper) {
        if (!keeper.told("positions=" + TRACKED + " ")) {
            throw new IllegalStateException("the keeper does not track them: " + keeper.lines());
        }
    }

    /** The price falls, twenty are liquidated, it rises, and they are opened again. */
    private static double round(Stage stage, Stopwatch stopwatch) throws InterruptedException {
        stage.publish(1950);
        stopwatch.start();
        stage.mine();
        double millis = stopwatch.await();
        stage.mineUntilClosed();
        stage.publish(2000);
        stage.mine();
        stage.reopen();
        stage.mine();
        TimeUnit.MILLISECONDS.sleep(20);
        return millis;
    }

    /** Leaves the checkpoint of a keeper that read 100,000 openings. */
    private static void record(Stage stage, Path state) {
        stage.mine();
        long block = stage.connection().blockNumber();
        Block recorded = stage.connection().block(block);
        stage.mine();
        Block newest = stage.connection().latestBlock();
        List<MarketEvent> events = new ArrayList<>();
        for (int account = 1; account <= TRACKED; account++) {
            long collateral = (account <= BATCH ? 60 : 400 + account % 500) * Stage.USD;
            events.add(new MarketEvent.PositionOpened(account, Stage.UNIT, 2000 * Stage.PRICE, collateral));
        }
        ReadableChain log = new ReadableChain() {
            @Override
            public Block block(long number) {
                return number == block ? recorded : newest;
            }

            @Override
            public List<BlockEvents> events(long first, long last) {
                return List.of(new BlockEvents(block, recorded.hash(), events));
            }
        };
        KeeperView view = new KeeperView(stage.market().rules());
        FollowedChain followed = new FollowedChain(log, block, 1, SILENT);
        followed.readTo(newest.number(), view, event -> {});
        String market = stage.pool().address("market");
        new CheckpointFile(
                        state.resolve(market + ".checkpoint"),
                        stage.connection().chainId(),
                        market,
                        SILENT)
                .save(followed, view);
    }

    /** From the first bytes of news to the first bytes that are long enough for a batch. */
    private static final class Stopwatch implements FaultProxy.Tap {

        private static final int SHORTEST_BATCH = 1_200;

        private boolean isRunning;
        private long heard;
        private long handedOver;

        synchronized void start() {
            isRunning = true;
            heard = 0;
            handedOver = 0;
        }

        @Override
        public synchronized void passes(boolean toNode, byte[] bytes, int count) {
            if (!isRunning) {
                return;
            }
            if (!toNode && heard == 0) {
                heard = System.nanoTime();
            } else if (toNode && heard != 0 && handedOver == 0 && count >= SHORTEST_BATCH) {
                handedOver = System.nanoTime();
                notifyAll();
            }
        }

        synchronized double await() throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (handedOver == 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no batch came");
                }
                wait(1_000);
            }
            isRunning = false;
            return (handedOver - heard) / 1e6;
        }
    }

    private static void quiet(int positions) {
        long before = used();
        MarketRules rules =
                new MarketRules(Stage.UNIT, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 60);
        KeeperView view = new KeeperView(rules);
        for (int account = 0; account < positions; account++) {
            view.apply(new MarketEvent.PositionOpened(
                    account, Stage.UNIT, 2000 * Stage.PRICE, (100 + account % 300) * Stage.USD));
        }
        long bytes = (used() - before) / positions;
        long found = decide(view, QUIET_UPDATES / 4);
        long start = System.nanoTime();
        found += decide(view, QUIET_UPDATES);
        double nanos = (double) (System.nanoTime() - start) / QUIET_UPDATES;
        System.out.printf(
                "update that liquidates none of %,d (found %d): %.1f ns, %d bytes a position%s%n",
                positions, found, nanos, bytes, positions < TRACKED || bytes <= MOST_BYTES ? "" : ", MISSED: 200");
    }

    private static long decide(KeeperView view, int updates) {
        long found = 0;
        for (int i = 0; i < updates; i++) {
            found += view.decide((1_950 + i % 50) * Stage.PRICE, BATCH).length;
        }
        return found;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static void print(String what, double[] sorted) {
        System.out.println(what + ", " + sorted.length + " times:");
        double from = 0;
        for (double to : BOUNDS_MILLIS) {
            double low = from;
            long count = IntStream.range(0, sorted.length)
                    .filter(i -> sorted[i] >= low && sorted[i] < to)
                    .count();
            System.out.printf(
                    "  %5.1f to %5.1f ms %5d %s%n", from, to, count, "#".repeat((int) (60 * count / sorted.length)));
            from = to;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
