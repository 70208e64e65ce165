package io.backstop.keeper.record;

import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.serving.Figures;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.sending.Bounty;
import io.backstop.keeper.sending.Verdict;
import io.backstop.model.venue.ContractError;
import java.time.Duration;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The figures of a keeper, as docs/keeper/metrics.md lists them. */
public final class KeeperFigures implements BatchTimes.LiquidationRecords {

    private static final double MICRO = 1e6;
    private static final double GWEI = 1e9;

    private final Figures figures;
    private final Bounty bounty;
    private final Consumer<Duration> triggerToSend;
    private final Consumer<Duration> sendToMined;
    private final LongAdder liquidations = new LongAdder();
    private final LongAdder lostRaces = new LongAdder();
    private final LongAdder displaced = new LongAdder();
    private final LongAdder gas = new LongAdder();
    private final DoubleAdder gasGwei = new DoubleAdder();
    private final DoubleAdder feeGwei = new DoubleAdder();
    private final LongAdder profit = new LongAdder();

    /**
     * Figures that are all 0.
     *
     * @param bounty knows what gas costs in dollars
     */
    public KeeperFigures(Figures figures, Bounty bounty) {
        this.figures = figures;
        this.bounty = bounty;
        figures.counter("backstop_keeper_liquidations", "positions closed by this keeper", liquidations::sum)
                .counter("backstop_keeper_lost_races", "somebody or the price was faster", lostRaces::sum)
                .counter("backstop_keeper_displaced", "transactions whose nonce another one took", displaced::sum)
                .counter("backstop_keeper_gas_used", "units of gas of its transactions", gas::sum)
                .counter("backstop_keeper_gas_paid_gwei", "what was paid for them", gasGwei::sum)
                .counter(
                        "backstop_keeper_oracle_fees_gwei",
                        "what feeds were paid for the prices that it brought",
                        feeGwei::sum)
                .gauge(
                        "backstop_keeper_profit_dollars",
                        "rewards less what gas and prices cost, where the price of ether is known",
                        () -> profit.sum() / MICRO);
        triggerToSend = figures.durations(
                "backstop_keeper_trigger_to_send_seconds", "from news of a block until a batch was sent");
        sendToMined =
                figures.durations("backstop_keeper_send_to_mined_seconds", "from then until it was found in a block");
    }

    @Override
    public void sent(SentBatch batch, Duration sinceSeen) {
        triggerToSend.accept(sinceSeen);
    }

    @Override
    public void mined(SentBatch batch, @Nullable Duration sinceSent) {
        Receipt receipt = batch.receipt();
        if (receipt == null) {
            displaced.increment();
            return;
        }
        if (sinceSent != null) {
            sendToMined.accept(sinceSent);
        }
        gas.add(receipt.gasUsed());
        gasGwei.add(receipt.gasUsed() * (receipt.gasPrice() / GWEI));
        feeGwei.add(batch.oracleFee() / GWEI);
        profit.add(-bounty.cost(receipt.gasUsed(), receipt.gasPrice()) - bounty.cost(1, batch.oracleFee()));
        if (!receipt.succeeded()) {
            reverted("transaction");
        }
    }

    @Override
    public void liquidated(LiquidationOutcome outcome, SentBatch batch, LiquidationTimes times) {
        switch (outcome) {
            case LiquidationOutcome.Closed closed -> {
                liquidations.increment();
                profit.add(closed.settlement().keeperReward());
            }
            case LiquidationOutcome.Deleveraged deleveraged -> {}
            case LiquidationOutcome.StillHealthy healthy -> {
                lostRaces.increment();
                reverted("StillHealthy");
            }
            case LiquidationOutcome.Refused refused -> refused(refused.error());
            case LiquidationOutcome.Reverted reverted -> {}
        }
    }

    private void refused(ContractError error) {
        if (Verdict.of(error) == Verdict.LOST_RACE) {
            lostRaces.increment();
        }
        reverted(error.name());
    }

    private void reverted(String error) {
        figures.count("backstop_keeper_reverts", "what was refused, by the contract's error", "error", error);
    }
}
