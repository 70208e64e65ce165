package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.cex.sharing.Loss;
import io.backstop.model.cex.sharing.SharingRule;
import io.backstop.model.cex.sharing.Wave;
import io.backstop.model.cex.sharing.WaveReport;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.LossWave;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects a socialised loss from those who are winning by the venue's rule, and books the rest as bad debt.
 *
 * <p>Winners are traders with profit and equity at the mark, by account id, and the house with its profit last. The market
 * maker takes no part: it stands for depth, not for a bet. Not thread safe.
 */
final class LossSharing {

    private final Clearing clearing;
    private final Valuation value;
    private final SharingRule rule;
    private final List<LossWave> waves = new ArrayList<>();

    /** Shares losses among the accounts of this venue. */
    LossSharing(Clearing clearing, Valuation value, SharingRule rule) {
        this.clearing = clearing;
        this.value = value;
        this.rule = rule;
    }

    /** What was shared so far, in order. */
    List<LossWave> waves() {
        return Collections.unmodifiableList(waves);
    }

    /** Pays {@code loss} micro-dollars to a party that has lost them. */
    void settle(Party to, long loss, long mark) {
        if (loss <= 0) {
            return;
        }
        List<Standing> winners = winners(mark);
        Loss shared = Loss.of(loss);
        Wave wave = rule.settle(shared, winners);
        for (int place = 0; place < winners.size(); place++) {
            collect(winners.get(place).account(), to, wave.cut(place));
        }
        clearing.pay(clearing.badDebt(), to, loss - wave.report().taken(), Reason.SHORTFALL);
        waves.add(told(shared, wave.report()));
    }

    private void collect(int account, Party to, long cut) {
        if (account == House.STANDING_ID) {
            clearing.pay(clearing.house(), to, cut, Reason.SOCIALISED_LOSS);
        } else if (cut > 0) {
            Party trader = clearing.traders().party(account);
            clearing.pay(trader, to, cut, Reason.SOCIALISED_LOSS);
            clearing.traders().replace(trader);
        }
    }

    private List<Standing> winners(long mark) {
        Traders traders = clearing.traders();
        List<Standing> winners = new ArrayList<>();
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account) && traders.profit(account, mark) > 0 && traders.equity(account, mark) > 0) {
                winners.add(traders.standing(account, mark));
            }
        }
        if (clearing.house().profit(value, mark) > 0) {
            winners.add(clearing.house().standing(value, mark));
        }
        return winners;
    }

    private LossWave told(Loss loss, WaveReport report) {
        return new LossWave(
                clearing.step(),
                report.leastHaircut(),
                report.budget(),
                loss.needed(),
                report.taken(),
                report.adlOvershoot(),
                report.queueOvershoot(),
                report.residual(),
                report.largestHaircut(),
                report.payers());
    }
}
