package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.sending.SendingLimits;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.venue.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crash among ten thousand positions, of which two thousand become due one after the other, while faults come at random. The price
 * falls from 2000 to 1900. The weak have 60 to 100 dollars on one unit long, so they are due below 1959.59 ... 1919.19.
 */
class SoakTest {

    private static final FaultProxy.Mode[] CONNECTIONS = FaultProxy.Mode.values();
    private static final SendingLimits NARROW = new SendingLimits(20, 4, 50, Long.MAX_VALUE, true, false);
    private static final long FIRST_PRICE = 2000;
    private static final long LAST_PRICE = 1900;
    private static final int STRONG = 8_000;
    private static final int WEAK = 2_000;
    private static final int SPREAD = 40;

    @TempDir
    private Path state;

    @Test
    void inACrashOfAMinuteNobodyIsForgotten() throws Exception {
        soak(TimeUnit.SECONDS.toNanos(60), 1);
    }

    @Test
    @Tag("long")
    void inACrashOfFiveMinutesNobodyIsForgotten() throws Exception {
        soak(TimeUnit.MINUTES.toNanos(5), 2);
    }

    private void soak(long nanos, long seed) throws Exception {
        Random random = new Random(seed);
        try (Stage stage = Stage.graded(WEAK, STRONG, SPREAD);
                FaultProxy first = new FaultProxy(stage.chain().webSocketUrl());
                FaultProxy second = new FaultProxy(stage.chain().httpUrl())) {
            RunningKeeper.Builder how = RunningKeeper.on(stage, first.url(), second.url())
                    .limits(NARROW)
                    .state(state)
                    .checkedEvery(5);
            RunningKeeper killed = how.start();
            try (killed) {
                fall(stage, random, nanos / 2, FIRST_PRICE, List.of(first, second));
                pass(first, second);
                killed.kill();
                assertNothingStrange(killed);
            }
            RunningKeeper keeper = how.start();
            try (keeper) {
                fall(stage, random, nanos / 2, (FIRST_PRICE + LAST_PRICE) / 2, List.of(first, second));
                pass(first, second);
                show(stage, LAST_PRICE);
                stage.mineUntilClosed();

                keeper.stopCleanly();
                assertNothingStrange(keeper);
            }
            stage.assertSound(killed, keeper);
            assertLedger(stage);
            print(nanos, stage, killed, keeper);
        }
    }

    private static void print(long nanos, Stage stage, RunningKeeper... lives) {
        List<String> lines =
                Stream.of(lives).flatMap(life -> life.lines().stream()).toList();
        ToldTransactions told = ToldTransactions.of(lines);
        System.out.printf(
                "soak of %d s: %,d blocks, %,d of %,d positions liquidated, by others %,d; transactions sent %,d,"
                        + " mined %,d, displaced %,d; %,d lost races, %,d refusals, node unusable %,d times, left %,d"
                        + " times%n",
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                stage.connection().blockNumber(),
                stage.liquidations().size(),
                WEAK + STRONG,
                stage.liquidations().size() - closed(lines),
                told.sent().size(),
                told.mined().size(),
                told.displaced().size(),
                count(lines, " lost-race "),
                count(lines, " refused "),
                count(lines, " node-unusable "),
                count(lines, " node-changed "));
    }

    /** Accounts of which it was told, by one life or by both. */
    private static long closed(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(" closed "))
                .map(line -> line.replaceFirst(".* account=([0-9]+) .*", "$1"))
                .distinct()
                .count();
    }

    private static long count(List<String> lines, String event) {
        return lines.stream().filter(line -> line.contains(event)).count();
    }

    private static void assertNothingStrange(RunningKeeper keeper) {
        assertThat(keeper.lines().stream().filter(line -> line.contains("MISMATCH") || line.contains("BUG")))
                .isEmpty();
    }

    /** Half of the way down from this price. */
    private static void fall(Stage stage, Random random, long nanos, long from, List<FaultProxy> ways)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long shown = from;
        for (long past = 0; past < nanos; past = System.nanoTime() - begun) {
            long price = from - (FIRST_PRICE - LAST_PRICE) / 2 * past / nanos;
            if (price < shown) {
                shown = price;
                show(stage, price);
            }
            ways.get(random.nextInt(ways.size())).set(CONNECTIONS[random.nextInt(CONNECTIONS.length)]);
            disturb(stage, random);
            stage.mine();
            TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(300));
        }
    }

    /** A price that nothing that is forgotten takes along: its block comes at once. */
    private static void show(Stage stage, long price) throws IOException, InterruptedException {
        stage.baseFee(1);
        stage.publish(price);
        stage.mine();
    }

    /** What happens on the chain beside the connection to it. */
    private static void disturb(Stage stage, Random random) throws IOException, InterruptedException {
        switch (random.nextInt(20)) {
            case 0, 1 -> stage.forgetWaiting();
            case 2, 3, 4, 5 -> stage.baseFee(1 + random.nextInt(50));
            case 6 -> stage.replaceFirstOf(DevAccount.KEEPER);
            case 7 -> compete(stage, random);
            case 8 -> {
                stage.pause();
                stage.mine();
                stage.resume();
            }
            case 9 -> TimeUnit.MILLISECONDS.sleep(1_000);
            default -> {}
        }
    }

    /** Somebody who pays more tries twenty accounts, due or not. */
    private static void compete(Stage stage, Random random) {
        int first = 1 + random.nextInt(WEAK - 20);
        TransactionSender.of(stage.connection(), DevAccount.GUARDIAN)
                .send(stage.market()
                        .liquidateBatch(IntStream.range(first, first + 20).toArray()));
        stage.mine();
    }

    private static void pass(FaultProxy... ways) {
        for (FaultProxy way : ways) {
            way.set(FaultProxy.Mode.PASS);
        }
    }

    /**
     * The mirror, told of the same sequence, tells the same of it and has nobody left to liquidate; its ledger says what pool, market
     * and insurance hold on the chain.
     */
    private static void assertLedger(Stage stage) {
        MirroredStage mirrored = MirroredStage.after(stage.venue(), stage.events());
        List<MarketEvent> happened = stage.events().stream()
                .flatMap(block -> block.events().stream())
                .filter(event -> !(event instanceof MarketEvent.LiquidationFailed))
                .toList();
        List<MarketEvent> expected = mirrored.events().stream()
                .filter(event -> !(event instanceof MarketEvent.Funded))
                .toList();
        assertThat(happened.size()).isEqualTo(expected.size());
        for (int i = 0; i < happened.size(); i++) {
            assertThat(happened.get(i)).as("event %d", i).isEqualTo(expected.get(i));
        }
        assertThat(mirrored.dueAt(LAST_PRICE * Stage.PRICE)).isEmpty();
        Ledger ledger = mirrored.ledger();
        assertThat(stage.dollarsOf("lpPool")).isEqualTo(ledger.balance(Account.LP));
        assertThat(stage.dollarsOf("market")).isEqualTo(ledger.traderBalance()).isEqualTo(STRONG * 400L * Stage.USD);
    }
}
