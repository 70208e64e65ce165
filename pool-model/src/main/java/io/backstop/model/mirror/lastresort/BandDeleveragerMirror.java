// Mirrors lastresort/BandDeleverager.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PnlCapMaths;
import io.backstop.model.market.Winner;
import io.backstop.model.market.Winner.Round;
import io.backstop.model.mirror.economics.ProfitRule;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.venue.DeleveragingDue;
import java.util.function.LongSupplier;

/** Deleveraging while traders have won too much of the pool. Not thread safe. */
public final class BandDeleveragerMirror implements Deleverager {

    /** The more profitable side, its PnL at the mark and the pool's cash. */
    private record Exposure(boolean isLong, long mark, long pnl, long cash) {

        long pnlToPool() {
            return PnlCapMaths.pnlToPool(pnl, cash);
        }
    }

    /**
     * What the contract asks around it.
     *
     * @param cash the pool's, micro-dollars
     * @param profitRule the market's
     */
    public record Neighbours(
            DeleveragerMirror.Market market, OpenInterest openInterest, LongSupplier cash, ProfitRule profitRule) {}

    private final Neighbours around;
    private final DeleveragingBandSpec spec;
    private final long sizeUnit;
    private final WinnersQueue queue;
    private boolean isOn;

    /** The queue of a market with this band. */
    public BandDeleveragerMirror(Neighbours around, DeleveragingBandSpec spec, long sizeUnit) {
        this.around = around;
        this.spec = spec;
        this.sizeUnit = sizeUnit;
        DeleveragerMirror.Market market = around.market();
        queue = new WinnersQueue(market.positions(), market::fundingOwed, spec.rankRule(), sizeUnit);
    }

    /** Inside the band a call that finds the PnL low enough ends it, whoever is named. */
    @Override
    public void deleverage(int[] named) {
        WinnersQueue.requireNotTooMany(named);
        Exposure exposure = exposure(around.market().markPrice());
        long before = exposure.pnlToPool();
        if (!isOn && before <= spec.on()) {
            throw new ContractRevert("BelowBand", before, spec.on());
        }
        if (before > spec.off() && !takeInOrder(named, exposure)) {
            throw new ContractRevert("PnlNotLowered", before);
        }
        isOn = exposure(exposure.mark()).pnlToPool() > spec.off();
    }

    @Override
    public DeleveragingDue due() {
        return dueAt(around.market().markPrice());
    }

    @Override
    public DeleveragingDue dueAt(long markPrice) {
        Exposure exposure = exposure(markPrice);
        return DeleveragingDue.of(isOn || exposure.pnlToPool() > spec.on(), exposure.isLong());
    }

    /** Returns whether somebody was closed; after the first no number can overflow any more, because all only shrink. */
    private boolean takeInOrder(int[] named, Exposure atFirst) {
        Exposure exposure = atFirst;
        WinnersQueue.Order order = queue.inOrder(named, new Round(exposure.isLong(), exposure.mark(), exposure.mark()));
        boolean isLowered = false;
        for (Winner winner : order.winners()) {
            if (!queue.mayBeTaken(winner, order.first()) || exposure.pnlToPool() <= spec.off()) {
                break;
            }
            long part = winner.payable(partOf(winner, exposure), exposure.mark(), sizeUnit);
            if (!lowers(winner, part, exposure)) {
                break;
            }
            if (close(winner.account(), part, exposure.mark())) {
                isLowered = true;
                exposure = updated(exposure);
            }
        }
        return isLowered;
    }

    private boolean close(int account, long part, long mark) {
        try {
            around.market().deleverage(account, part, mark);
            return true;
        } catch (ContractRevert | ArithmeticException passedOver) {
            return false;
        }
    }

    private long partOf(Winner winner, Exposure exposure) {
        long profit = MarginMaths.pnl(winner.size(), winner.entryPrice(), exposure.mark(), sizeUnit);
        long withheld = around.profitRule().withheld(exposure.isLong(), profit);
        return PnlCapMaths.partFor(winner.magnitude(), profit, withheld, exposure.pnl(), exposure.cash(), spec.off());
    }

    /** Without what the pool gets besides, which lowers it further. */
    private boolean lowers(Winner winner, long part, Exposure exposure) {
        long profit = MarginMaths.pnl(part, winner.entryPrice(), exposure.mark(), sizeUnit);
        long paid = profit - around.profitRule().withheld(exposure.isLong(), profit) - winner.funding();
        long cash = exposure.cash() - Math.min(Math.max(paid, 0), exposure.cash());
        return PnlCapMaths.pnlToPool(exposure.pnl() - profit, cash) < exposure.pnlToPool();
    }

    private Exposure exposure(long mark) {
        long longs = PnlCapMaths.ofSide(around.openInterest(), true, mark, sizeUnit);
        long shorts = PnlCapMaths.ofSide(around.openInterest(), false, mark, sizeUnit);
        boolean isLong = longs >= shorts;
        return new Exposure(isLong, mark, isLong ? longs : shorts, around.cash().getAsLong());
    }

    /** The same side after a close. */
    private Exposure updated(Exposure before) {
        long pnl = PnlCapMaths.ofSide(around.openInterest(), before.isLong(), before.mark(), sizeUnit);
        return new Exposure(before.isLong(), before.mark(), pnl, around.cash().getAsLong());
    }
}
