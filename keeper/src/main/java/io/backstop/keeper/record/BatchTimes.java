package io.backstop.keeper.record;

import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.Witness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes when each batch was seen to be due, decided, sent and mined, and passes on what became of its accounts. Not thread safe.
 */
public final class BatchTimes implements Witness {

    /** More than can be underway or taken back again. */
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final List<LiquidationRecords> records;
    private final SequencedMap<String, SentRecord> sent = new LinkedHashMap<>();
    private final Map<String, Moment> mined = new HashMap<>();
    private Moment seen;
    private Moment decided;
    private long seenBlock;
    private long markPrice;

    /** Who keeps records. */
    public interface LiquidationRecords {

        /**
         * A batch has been sent.
         *
         * @param sinceSeen since the keeper heard of the block whose price made it due
         */
        default void sent(SentBatch batch, Duration sinceSeen) {}

        /**
         * A batch is in a block, or never will be.
         *
         * @param sinceSent as far as the keeper noticed; null if an earlier life of it has sent the batch
         */
        default void mined(SentBatch batch, @Nullable Duration sinceSent) {}

        /** All is known of one account of a batch. */
        default void liquidated(LiquidationOutcome outcome, SentBatch batch, LiquidationTimes times) {}
    }

    /**
     * Nothing noted yet.
     *
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    public BatchTimes(InstantSource clock, LongSupplier nanos, List<LiquidationRecords> records) {
        this.clock = clock;
        this.nanos = nanos;
        this.records = List.copyOf(records);
        seen = now();
        decided = seen;
    }

    @Override
    public void saw(long block) {
        seen = now();
        seenBlock = block;
        mined.clear();
    }

    @Override
    public void decided(long block, long price, int[] accounts) {
        decided = now();
        markPrice = price;
    }

    @Override
    public void sent(SentBatch batch) {
        SentRecord record = new SentRecord(markPrice, seenBlock, seen, decided, now());
        sent.put(batch.transaction(), record);
        if (sent.size() > MOST_REMEMBERED) {
            sent.pollFirstEntry();
        }
        records.forEach(keeper -> keeper.sent(batch, since(record.seen())));
    }

    @Override
    public void completed(SentBatch batch) {
        SentRecord record = sent.get(batch.transaction());
        mined.put(batch.transaction(), now());
        Duration sinceSent = record == null ? null : since(record.sent());
        records.forEach(keeper -> keeper.mined(batch, sinceSent));
    }

    @Override
    public void became(LiquidationOutcome outcome, SentBatch batch) {
        SentRecord record = sent.get(batch.transaction());
        LiquidationTimes times = LiquidationTimes.of(record, mined.get(batch.transaction()));
        records.forEach(keeper -> keeper.liquidated(outcome, batch, times));
    }

    private Duration since(Moment moment) {
        return Duration.ofNanos(nanos.getAsLong() - moment.nanos());
    }

    private Moment now() {
        return new Moment(clock.instant(), nanos.getAsLong());
    }
}
