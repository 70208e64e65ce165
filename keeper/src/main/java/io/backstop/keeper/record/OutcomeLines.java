package io.backstop.keeper.record;

import io.backstop.contracts.chain.Receipt;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.sending.Verdict;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line for each batch that is sent and mined, and for what became of each account. */
public final class OutcomeLines implements BatchTimes.LiquidationRecords {

    private final EventLog log;

    /** Lines that go there. */
    public OutcomeLines(EventLog log) {
        this.log = log;
    }

    @Override
    public void sent(SentBatch batch, Duration sinceSeen) {
        log.info(
                "sent",
                "kind",
                batch.kind(),
                "accounts",
                batch.accounts().length,
                "transaction",
                batch.transaction(),
                "after-ms",
                sinceSeen.toMillis());
    }

    @Override
    public void mined(SentBatch batch, @Nullable Duration sinceSent) {
        Receipt receipt = batch.receipt();
        if (receipt == null) {
            log.warn("displaced", "transaction", batch.transaction(), "accounts", batch.accounts().length);
            return;
        }
        List<Object> pairs = new ArrayList<>(
                List.of("transaction", batch.transaction(), "block", receipt.block(), "gas", receipt.gasUsed()));
        if (sinceSent != null) {
            pairs.addAll(List.of("after-ms", sinceSent.toMillis()));
        }
        ContractError refusal = batch.refusal();
        if (refusal != null) {
            pairs.addAll(List.of("error", refusal));
        }
        log.tell(level(receipt, refusal), receipt.succeeded() ? "mined" : "reverted", pairs.toArray());
    }

    private static EventLog.Level level(Receipt receipt, @Nullable ContractError refusal) {
        if (receipt.succeeded()) {
            return EventLog.Level.INFO;
        }
        boolean isExplained = refusal != null && Verdict.of(refusal) != Verdict.BUG;
        return isExplained ? EventLog.Level.WARN : EventLog.Level.ERROR;
    }

    @Override
    public void liquidated(LiquidationOutcome outcome, SentBatch batch, LiquidationTimes times) {
        switch (outcome) {
            case LiquidationOutcome.Closed closed -> settled("closed", closed.account(), closed.settlement());
            case LiquidationOutcome.Deleveraged deleveraged ->
                settled("deleveraged", deleveraged.account(), deleveraged.settlement());
            case LiquidationOutcome.StillHealthy healthy ->
                log.info(
                        "lost-race",
                        "account",
                        healthy.account(),
                        "error",
                        "StillHealthy",
                        "equity",
                        Decimals.format(healthy.triggerEquity(), Decimals.MONEY),
                        "margin",
                        Decimals.format(healthy.maintenanceMargin(), Decimals.MONEY));
            case LiquidationOutcome.Refused refused -> refused(refused);
            case LiquidationOutcome.Reverted reverted ->
                log.warn("not-done", "account", reverted.account(), "transaction", reverted.transaction());
        }
    }

    private void refused(LiquidationOutcome.Refused refused) {
        switch (Verdict.of(refused.error())) {
            case LOST_RACE -> log.info("lost-race", "account", refused.account(), "error", refused.error());
            case MUST_WAIT -> log.info("refused", "account", refused.account(), "error", refused.error());
            case BUG -> log.error("refused-BUG", "account", refused.account(), "error", refused.error());
        }
    }

    private void settled(String event, int account, Settlement settlement) {
        log.info(
                event,
                "account",
                account,
                "size",
                settlement.size(),
                "price",
                Decimals.format(settlement.executionPrice(), Decimals.PRICE),
                "pnl",
                Decimals.format(settlement.pnl(), Decimals.MONEY),
                "shortfall",
                Decimals.format(settlement.shortfall(), Decimals.MONEY),
                "reward",
                Decimals.format(settlement.keeperReward(), Decimals.MONEY));
    }
}
