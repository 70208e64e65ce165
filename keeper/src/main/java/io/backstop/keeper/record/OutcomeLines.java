package io.backstop.keeper.record;

import io.backstop.contracts.chain.Receipt;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.sending.Verdict;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Settlement;
import java.time.Duration;

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
    public void mined(SentBatch batch, Duration sinceSent) {
        Receipt receipt = batch.receipt();
        if (receipt == null) {
            log.warn("displaced", "transaction", batch.transaction(), "accounts", batch.accounts().length);
            return;
        }
        EventLog.Level level = receipt.succeeded() ? EventLog.Level.INFO : EventLog.Level.ERROR;
        log.tell(
                level,
                receipt.succeeded() ? "mined" : "reverted",
                "transaction",
                batch.transaction(),
                "block",
                receipt.block(),
                "gas",
                receipt.gasUsed(),
                "after-ms",
                sinceSent.toMillis());
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
