package io.backstop.keeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Receipt;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.log.LineLog;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final SentBatch BATCH = new SentBatch(SentBatch.Kind.LIQUIDATION, new int[] {7, 8}, "0xab");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> lines = new ArrayList<>();

    /** Seen at 10:00:00, decided after 2 ms, sent after 5 more and found in a block after 3 s; size 1.5 with six decimals. */
    @Test
    void oneLineForEachLiquidationWithItsTimes() throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        BatchTimes times = times(file);

        times.saw(100);
        pass(Duration.ofMillis(2));
        times.decided(100, 195_000_000_000L, new int[] {7, 8});
        pass(Duration.ofMillis(5));
        times.sent(BATCH);
        pass(Duration.ofSeconds(3));
        times.completed(BATCH);
        times.became(closed(7), BATCH);
        times.became(new LiquidationOutcome.Refused(8, ContractError.of("NoPosition", 8L)), BATCH);

        String before = "\"mark_price_usd\":\"1950.00000000\",\"seen_block\":100,"
            + "\"seen_time_utc\":\"2026-11-22T10:00:00Z\",\"decided_time_utc\":\"2026-11-22T10:00:00.002Z\","
            + "\"sent_time_utc\":\"2026-11-22T10:00:00.007Z\",\"mined_time_utc\":\"2026-11-22T10:00:03.007Z\","
            + "\"block\":null,\"closed_time_utc\":null,\"gas_used\":null,\"gas_price_gwei\":null,\"oracle_fee_gwei\":null,";
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"account\":7,\"outcome\":\"closed\"," + before
                                + "\"size\":\"1.500000\",\"execution_price_usd\":\"1950.00000000\","
                                + "\"shortfall_usd\":\"3.000000\",\"keeper_reward_usd\":\"2.000000\",\"error\":null,"
                                + "\"transaction\":\"0xab\"}",
                        "{\"account\":8,\"outcome\":\"refused\"," + before
                                + "\"size\":null,\"execution_price_usd\":null,\"shortfall_usd\":null,"
                                + "\"keeper_reward_usd\":null,\"error\":\"" + ContractError.of("NoPosition", 8L)
                                + "\",\"transaction\":\"0xab\"}");
    }

    /**
     * One life has told of both accounts; the next finds the batch again in the same block, without the times of the first, and tells what
     * it finds in another block, where a reorganisation has put it.
     */
    @Test
    void whatAnEarlierLifeToldIsNotToldAgain() throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        SentBatch inBlock8 = BATCH.landed(new Receipt("0xab", 8, true, 21_000, 1));
        SentBatch inBlock9 = BATCH.landed(new Receipt("0xab", 9, true, 21_000, 1));
        BatchTimes first = times(file);
        first.sent(BATCH);
        first.became(closed(7), inBlock8);
        first.became(closed(8), inBlock8);
        List<String> told = Files.readAllLines(file);

        BatchTimes next = times(file);
        next.became(closed(7), inBlock8);
        next.became(closed(8), inBlock8);
        assertThat(Files.readAllLines(file)).isEqualTo(told).hasSize(2);
        next.became(closed(7), inBlock9);

        assertThat(Files.readAllLines(file)).hasSize(3).last().asString().contains("\"block\":9,");
    }

    /** A sudden end came in the middle of a line: the half stays alone on its line, and all of it is told again. */
    @Test
    void halfALineDoesNotSpoilTheNext() throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        times(file).became(closed(7), BATCH);
        String whole = Files.readString(file).strip();
        Files.writeString(file, whole.substring(0, 40));

        times(file).became(closed(7), BATCH);

        assertThat(Files.readAllLines(file)).containsExactly(whole.substring(0, 40), whole);
    }

    /** What was sent before a restart is told without the times that nobody knows. */
    @Test
    void whatAnotherLifeSentHasNoTimes() throws IOException {
        Path file = folder.resolve("decisions.jsonl");

        times(file).became(closed(7), BATCH);

        assertThat(Files.readString(file))
                .contains("\"mark_price_usd\":null,\"seen_block\":null,\"seen_time_utc\":null");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndNothingElse() {
        times(folder.resolve("none").resolve("decisions.jsonl")).became(closed(7), BATCH);

        assertThat(lines).singleElement().satisfies(line -> assertThat(line).contains(" error decision-log-failed "));
    }

    /** A block's time is asked once for a batch; where the node does not answer it is not known. */
    @Test
    void theTimeOfABlockIsAskedOnceForABatch() throws IOException {
        Path file = folder.resolve("decisions.jsonl");
        List<Long> asked = new ArrayList<>();
        BatchTimes times = times(file, block -> {
            asked.add(block);
            if (block == 9) {
                throw new ChainException("no answer");
            }
            return START;
        });
        times.sent(BATCH);

        for (long block : new long[] {8, 9}) {
            SentBatch landed = BATCH.landed(new Receipt("0xab", block, true, 21_000, 1));
            times.completed(landed);
            times.became(closed(7), landed);
            times.became(closed(8), landed);
        }

        assertThat(asked).containsExactly(8L, 9L, 9L);
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.contains("\"closed_time_utc\":null"))
                .containsExactly(false, false, true, true);
    }

    private BatchTimes times(Path file) {
        return times(file, Instant::ofEpochSecond);
    }

    private BatchTimes times(Path file, LongFunction<Instant> blockTimes) {
        LineLog log = new LineLog(LineLog.Form.TEXT, InstantSource.fixed(START), lines::add);
        DecisionLog decisions = new DecisionLog(file, 1_000_000, blockTimes, log);
        return new BatchTimes(() -> now.get(), () -> 0, List.of(decisions));
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static LiquidationOutcome closed(int account) {
        return new LiquidationOutcome.Closed(
                account, new Settlement(1_500_000, 195_000_000_000L, 0, 0, 0, 3_000_000, 2_000_000, 0, 0, 0, 0, 0));
    }
}
