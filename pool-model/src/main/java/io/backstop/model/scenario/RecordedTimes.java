package io.backstop.model.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The times of the blocks that a chain with a clock of its own made for a tape, noted as they are made. A price that was
 * observed in a step of the tape carries the time that the chain showed when that step began, which no later block is before.
 * Not thread safe.
 */
public final class RecordedTimes implements BlockTimes {

    private final TimeGrid grid;
    private final List<Moment> seeding = new ArrayList<>();
    private final List<Long> beginnings = new ArrayList<>();
    private final List<Long> blocks = new ArrayList<>();
    private @Nullable Moment firstPrice;

    /** For a tape with these steps, before any block. */
    public RecordedTimes(TimeGrid grid) {
        this.grid = grid;
    }

    /** Notes the price that the first depositor needed. */
    public void noteFirstPrice(Moment moment) {
        firstPrice = moment;
    }

    /** Notes the next group of positions, at last the price before the tape. */
    public void noteSeeding(Moment moment) {
        seeding.add(moment);
    }

    /**
     * Notes that the next step begins.
     *
     * @param time of the newest block, epoch seconds, later than when the step before began: two prices must not carry one time
     */
    public void noteBeginning(long time) {
        long before = beginnings.isEmpty() ? lastSeeding() : beginnings.getLast();
        if (time <= before) {
            throw new IllegalArgumentException("a step must begin after " + before + ", was " + time);
        }
        beginnings.add(time);
    }

    /** Notes the time of the block of the step that began last, epoch seconds. */
    public void noteBlock(long time) {
        blocks.add(time);
    }

    @Override
    public long block(int step) {
        return blocks.get(step);
    }

    @Override
    public long earliest(int step) {
        return beginnings.get(step);
    }

    /** The chain is taken to go on as it has gone since step 0: whoever reckons ahead sees its blocks only. */
    @Override
    public long expected(int ended, int later) {
        long elapsed = block(ended) - beginnings.getFirst();
        return block(ended) + Math.max(later - ended, (later - ended) * elapsed / (ended + 1));
    }

    @Override
    public boolean hasBegun(int step) {
        return step < beginnings.size();
    }

    @Override
    public long told(long moment, int step) {
        int observed = Math.toIntExact(Math.floorDiv(moment * 1000 - grid.startMillis(), grid.stepMillis()));
        return beginnings.get(Math.clamp(observed, 0, step));
    }

    /** Of two prices that were observed in one step the second lands in a later one, which began a second later at least. */
    @Override
    public long published(OracleUpdate update, long last) {
        return Math.max(last + 1, told(update.publishTime(), update.step()));
    }

    @Override
    public Moment seeding(int group) {
        return seeding.get(group);
    }

    @Override
    public long lastSeeding() {
        return seeding.getLast().published();
    }

    @Override
    public Moment firstPrice() {
        return Objects.requireNonNull(firstPrice, "no price was shown before the first deposit");
    }
}
