package io.backstop.tests.cex;

import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import java.util.ArrayList;
import java.util.List;

/** When deleveraging is due; the fund's balances at the ends of all steps are kept, and its peak is looked for among them. */
final class SlowTriggers {

    private static final long RATIO_ONE = 1_000_000_000;

    private final List<Trigger> triggers;
    private final long stepMillis;
    /** The opening, then the end of each step. */
    private final List<Long> balances = new ArrayList<>();

    private boolean hasFallen;

    SlowTriggers(List<Trigger> triggers, long stepMillis) {
        this.triggers = triggers;
        this.stepMillis = stepMillis;
    }

    /** The fund's balance and what the inventory would lose; a fall that lasts is looked for again. */
    void endOfStep(long fund, long loss) {
        for (Trigger trigger : triggers) {
            if (trigger instanceof Trigger.Drawdown drawdown && !balances.isEmpty()) {
                hasFallen = falls(drawdown, fund, loss, Math.max(fund, peak(drawdown.window())));
            }
        }
        balances.add(fund);
    }

    boolean allowsSales(long fund, long loss) {
        return !hasFallen
                || triggers.stream()
                        .noneMatch(trigger -> trigger instanceof Trigger.Drawdown d && falls(d, fund, loss));
    }

    /** What winners have to bear of the inventory's loss so that the fund can bear the rest. */
    long excess(long fund, long loss) {
        long excess = 0;
        for (Trigger trigger : triggers) {
            if (trigger instanceof Trigger.Uncovered) {
                excess = Math.max(excess, loss - fund);
            } else if (trigger instanceof Trigger.Drawdown drawdown) {
                hasFallen = falls(drawdown, fund, loss);
                long peak = peak(drawdown.window());
                long most = SlowMaths.floor(peak, drawdown.start(), RATIO_ONE);
                excess = Math.max(excess, hasFallen ? peak - fund + loss - most : 0);
            }
        }
        return excess;
    }

    /** Whether a lot with this loss is to go as a whole, while all lots lose so much and are worth so much. */
    boolean asksForAll(SlowLot lot, long mark, long fund, long loss, long lossOfAll, long held) {
        return triggers.stream().anyMatch(trigger -> asksForAll(trigger, lot, mark, fund, loss, lossOfAll, held));
    }

    private static boolean asksForAll(
            Trigger trigger, SlowLot lot, long mark, long fund, long loss, long lossOfAll, long held) {
        return switch (trigger) {
            case Trigger.FundEmpty empty -> fund < lossOfAll;
            case Trigger.MarkThroughBankruptcy through -> (mark - lot.bankruptcyPrice) * Long.signum(lot.size) <= 0;
            case Trigger.NegativeEquity negative -> loss > 0;
            case Trigger.MaxNotional cap -> held > SlowMaths.floor(fund, cap.ofFund(), RATIO_ONE);
            case Trigger.All all ->
                all.triggers().stream().allMatch(each -> asksForAll(each, lot, mark, fund, loss, lossOfAll, held));
            case Trigger.Uncovered uncovered -> false;
            case Trigger.Drawdown drawdown -> false;
        };
    }

    private boolean falls(Trigger.Drawdown drawdown, long fund, long loss) {
        return falls(drawdown, fund, loss, peak(drawdown.window()));
    }

    private boolean falls(Trigger.Drawdown drawdown, long fund, long loss, long peak) {
        long fall = Math.max(0, peak - fund + loss);
        return fund > drawdown.leastBalance()
                && (hasFallen
                        ? Fraction.compare(fall, drawdown.stop(), peak, RATIO_ONE) >= 0
                        : Fraction.compare(fall, drawdown.start(), peak, RATIO_ONE) > 0);
    }

    /** The largest balance that held at any time in the window; each holds until the end of the next step. */
    private long peak(long window) {
        int last = balances.size() - 1;
        long peak = balances.get(last);
        for (int before = 0; before < last; before++) {
            if ((last - before) * stepMillis < window) {
                peak = Math.max(peak, balances.get(before));
            }
        }
        return peak;
    }
}
