package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.AdlTrigger;
import io.backstop.model.cex.deleveraging.Distress;
import io.backstop.model.cex.fund.Drawdown;
import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.cex.fund.RollingMaximum;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how far deleveraging is due, by the venue's triggers. Two of them say what is too much for the fund: an uncovered loss and a fall
 * from its peak. The others ask for all of a lot. Not thread safe.
 */
final class AdlDue {

    private final List<AdlTrigger> ofWholeLots = new ArrayList<>();
    private final long stepMillis;
    private boolean uncoveredIsDue;
    private AdlTrigger.@Nullable Fall fall;
    private @Nullable RollingMaximum peaks;
    private boolean hasFallen;

    /** Nothing is due yet. */
    AdlDue(List<Trigger> triggers, long stepMillis) {
        this.stepMillis = stepMillis;
        triggers.forEach(this::add);
    }

    /** Whether there is no trigger at all. */
    boolean isNever() {
        return !uncoveredIsDue && fall == null && ofWholeLots.isEmpty();
    }

    private void add(Trigger trigger) {
        if (trigger instanceof Trigger.Drawdown drawdown) {
            fall = new AdlTrigger.Fall(drawdown.start(), drawdown.stop(), drawdown.leastBalance());
            peaks = new RollingMaximum(drawdown.window());
        } else if (trigger instanceof Trigger.Uncovered) {
            uncoveredIsDue = true;
        } else {
            ofWholeLots.add(ofWholeLots(trigger));
        }
    }

    private static AdlTrigger ofWholeLots(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FundEmpty empty -> new AdlTrigger.FundEmpty();
            case Trigger.MarkThroughBankruptcy through -> new AdlTrigger.MarkThroughBankruptcy();
            case Trigger.NegativeEquity negative -> new AdlTrigger.NegativeEquity();
            case Trigger.MaxNotional cap -> new AdlTrigger.MaxNotional(new PositionCap(cap.ofFund()));
            case Trigger.All all ->
                new AdlTrigger.All(
                        all.triggers().stream().map(AdlDue::ofWholeLots).toList());
            case Trigger.Uncovered uncovered -> throw new IllegalArgumentException("asks for no whole lot: " + trigger);
            case Trigger.Drawdown drawdown -> throw new IllegalArgumentException("asks for no whole lot: " + trigger);
        };
    }

    /** Remembers what the fund has at the end of a step, and whether its fall lasts at this loss of the inventory; step −1 is its opening. */
    void remember(int step, long fund, long loss) {
        if (peaks != null) {
            peaks.set(step * stepMillis, fund);
            hasFallen = falls(step, fund, loss);
        }
    }

    /** Whether the inventory may be sold in the book: not while the fund's fall lasts. */
    boolean allowsSales(int step, long fund, long loss) {
        return !hasFallen || !falls(step, fund, loss);
    }

    /**
     * What is too much for the fund at this loss of the inventory, micro-dollars; 0 if it can bear all.
     *
     * @param canPay what the fund and those behind it could pay now
     */
    long excess(int step, long fund, long canPay, long loss) {
        long excess = uncoveredIsDue ? Math.max(0, loss - canPay) : 0;
        hasFallen = falls(step, fund, loss);
        if (hasFallen && fall != null) {
            excess = Math.max(excess, fall.excess(distress(fund, drawdown(step, fund, loss))));
        }
        return excess;
    }

    /**
     * Whether all of a lot with a loss is to go.
     *
     * @param openLoss of all that is not passed on yet, at the mark, micro-dollars
     * @param held notional of all lots at the mark, micro-dollars
     */
    boolean asksForAll(Lot<LiquidationCase> lot, long mark, long fund, long loss, long openLoss, long held) {
        Distress now =
                new Distress(fund, Drawdown.NONE, lot.size(), lot.bankruptcyPrice(), mark, -loss, openLoss, held);
        return ofWholeLots.stream().anyMatch(trigger -> trigger.isDue(now, false));
    }

    private boolean falls(int step, long fund, long loss) {
        return fall != null && fall.isDue(distress(fund, drawdown(step, fund, loss)), hasFallen);
    }

    private static Distress distress(long fund, Drawdown drawdown) {
        return new Distress(fund, drawdown, 0, 0, 0, 0, 0, 0);
    }

    private Drawdown drawdown(int step, long fund, long loss) {
        if (peaks == null) {
            return Drawdown.NONE;
        }
        long peak = peaks.at(step * stepMillis);
        return new Drawdown(Math.max(0, peak - Math.subtractExact(fund, loss)), peak);
    }
}
