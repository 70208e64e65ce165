package io.backstop.keeper.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Receipt;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.log.EventLog;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Settlement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON for each liquidation, under the names and in the units of a run's {@code liquidations.csv} where both tell the same,
 * so that what explains the one explains the other. docs/keeper/decisions.md has the schema.
 */
public final class DecisionLog implements BatchTimes.LiquidationRecords {

    private static final int GWEI_DECIMALS = 9;

    private final Path file;
    private final int sizeDecimals;
    private final LongFunction<Instant> blockTimes;
    private final EventLog log;
    private final EarlierDecisions earlier;
    private long timedBlock = -1;
    private boolean isCutOff;
    private @Nullable Instant blockTime;

    /**
     * A log that goes on at the end of this file, and does not repeat what stands there.
     *
     * @param sizeUnit market units in one whole base unit, a power of ten
     * @param blockTimes the time of a block by its number
     * @param log is told when a line cannot be written
     */
    public DecisionLog(Path file, long sizeUnit, LongFunction<Instant> blockTimes, EventLog log) {
        this.file = file;
        sizeDecimals = Long.toString(sizeUnit).length() - 1;
        this.blockTimes = blockTimes;
        this.log = log;
        earlier = EarlierDecisions.of(file);
        isCutOff = earlier.isCutOff();
    }

    /** The block of a number may be another one by now. */
    @Override
    public void mined(SentBatch batch, @Nullable Duration sinceSent) {
        timedBlock = -1;
    }

    @Override
    public void liquidated(LiquidationOutcome outcome, SentBatch batch, LiquidationTimes times) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("account", outcome.account());
        line.put("outcome", nameOf(outcome));
        line.put("mark_price_usd", times.markPrice() == 0 ? null : Decimals.format(times.markPrice(), Decimals.PRICE));
        line.put("seen_block", times.seenBlock() < 0 ? null : times.seenBlock());
        line.put("seen_time_utc", text(times.seen()));
        line.put("decided_time_utc", text(times.decided()));
        line.put("sent_time_utc", text(times.sent()));
        line.put("mined_time_utc", text(times.mined()));
        addReceipt(line, batch.receipt());
        line.put("oracle_fee_gwei", batch.receipt() == null ? null : Decimals.format(batch.oracleFee(), GWEI_DECIMALS));
        addOutcome(line, outcome);
        line.put("transaction", batch.transaction());
        if (!earlier.tell(line)) {
            write(line.toString());
        }
    }

    private void addReceipt(ObjectNode line, @Nullable Receipt receipt) {
        line.put("block", receipt == null ? null : receipt.block());
        line.put("closed_time_utc", receipt == null ? null : text(timeOf(receipt.block())));
        line.put("gas_used", receipt == null ? null : receipt.gasUsed());
        line.put("gas_price_gwei", receipt == null ? null : Decimals.format(receipt.gasPrice(), GWEI_DECIMALS));
    }

    /** A node that does not tell the time leaves a gap in the record, nothing else. */
    private @Nullable Instant timeOf(long block) {
        if (block != timedBlock) {
            try {
                blockTime = blockTimes.apply(block);
                timedBlock = block;
            } catch (ChainException e) {
                return null;
            }
        }
        return blockTime;
    }

    private void addOutcome(ObjectNode line, LiquidationOutcome outcome) {
        Settlement settlement = settlementOf(outcome);
        line.put("size", settlement == null ? null : Decimals.format(settlement.size(), sizeDecimals));
        line.put(
                "execution_price_usd",
                settlement == null ? null : Decimals.format(settlement.executionPrice(), Decimals.PRICE));
        line.put("shortfall_usd", settlement == null ? null : Decimals.format(settlement.shortfall(), Decimals.MONEY));
        line.put(
                "keeper_reward_usd",
                settlement == null ? null : Decimals.format(settlement.keeperReward(), Decimals.MONEY));
        line.put(
                "error",
                outcome instanceof LiquidationOutcome.Refused refused
                        ? refused.error().toString()
                        : null);
    }

    private static @Nullable Settlement settlementOf(LiquidationOutcome outcome) {
        return switch (outcome) {
            case LiquidationOutcome.Closed closed -> closed.settlement();
            case LiquidationOutcome.Deleveraged deleveraged -> deleveraged.settlement();
            case LiquidationOutcome.StillHealthy healthy -> null;
            case LiquidationOutcome.Refused refused -> null;
            case LiquidationOutcome.Reverted reverted -> null;
        };
    }

    private static String nameOf(LiquidationOutcome outcome) {
        String name = outcome.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** A line of which a full disk, or a sudden end, took half must not spoil the next one. */
    private void write(String line) {
        try {
            Files.writeString(
                    file,
                    (isCutOff ? "\n" : "") + line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            isCutOff = false;
        } catch (IOException e) {
            isCutOff = true;
            log.error("decision-log-failed", "file", file, "why", String.valueOf(e.getMessage()));
        }
    }
}
