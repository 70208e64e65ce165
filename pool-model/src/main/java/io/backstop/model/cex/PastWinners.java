package io.backstop.model.cex;

import io.backstop.model.cex.sharing.Loss;
import io.backstop.model.cex.sharing.SettlementWindow;
import io.backstop.model.cex.sharing.SettlementWindow.Clawback;
import io.backstop.model.cex.sharing.WaveBudget;
import io.backstop.model.cex.sharing.WaveReport;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LossWave;

/**
 * Those who have realised a profit since the last settlement, pro rata to it. Only money that is still at the venue can be had: of an account
 * with a position its equity at most, of one that has closed everything nothing, because it was paid out. What it does not pay the others do, as
 * far as their own profits go.
 */
record PastWinners(Clearing clearing, SettlementWindow window, WaveBudget budget, TimeGrid grid)
        implements LossBearers {

    @Override
    public void realised(int account, long profit) {
        window.realise(grid.millis(clearing.step()), account, profit);
    }

    @Override
    public LossWave bear(Party to, long loss, long mark) {
        Loss shared = Loss.of(loss);
        long most = budget.of(shared);
        long taken = 0;
        long largest = 0;
        int payers = 0;
        for (Clawback part : window.clawBack(grid.millis(clearing.step()), most, account -> present(account, mark))) {
            largest = Math.max(largest, haircut(part, mark));
            takeBack(part, to);
            taken += part.amount();
            payers++;
        }
        return Waves.of(
                clearing.step(),
                LossWave.Kind.CLAWBACK,
                shared.needed(),
                WaveReport.of(shared, most, taken, largest, payers));
    }

    private long present(int account, long mark) {
        Traders traders = clearing.traders();
        return traders.isOpen(account) ? Math.max(0, traders.equity(account, mark)) : 0;
    }

    private long haircut(Clawback part, long mark) {
        return FixedPoint.mulDivCeil(part.amount(), FixedPoint.RATIO_ONE, present(part.account(), mark));
    }

    private void takeBack(Clawback part, Party to) {
        Party trader = clearing.traders().party(part.account());
        clearing.pay(trader, to, part.amount(), Reason.CLAWBACK);
        clearing.traders().replace(trader);
    }
}
