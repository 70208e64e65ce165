package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.cex.sharing.Loss;
import io.backstop.model.cex.sharing.SharingRule;
import io.backstop.model.cex.sharing.Wave;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.LossWave;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who are winning when a loss arises, by the venue's rule: traders with profit and equity at the mark, by account id, and the house with
 * its profit last. What was taken of a profit
 * before is no profit any more. The market maker takes no part: it stands for depth, not for a bet. What whole lots take beyond the loss is the fund's.
 */
record PresentWinners(Clearing clearing, Valuation value, SharingRule rule) implements LossBearers {

    @Override
    public LossWave bear(Party to, long loss, long mark) {
        List<Standing> winners = winners(mark);
        Loss shared = Loss.of(loss);
        Wave wave = rule.settle(shared, winners);
        long open = loss;
        for (int place = 0; place < winners.size(); place++) {
            long towards = Math.min(wave.cut(place), open);
            collect(winners.get(place).account(), to, towards, wave.cut(place) - towards);
            open -= towards;
        }
        return Waves.of(clearing.step(), LossWave.Kind.SOCIALISED, shared.needed(), wave.report());
    }

    private void collect(int account, Party to, long towards, long beyond) {
        Party payer = account == House.STANDING_ID
                ? clearing.house()
                : clearing.traders().party(account);
        clearing.pay(payer, to, towards, Reason.SOCIALISED_LOSS);
        clearing.pay(payer, clearing.fund(), beyond, Reason.LIQUIDATION_SURPLUS);
        note(account, payer, towards + beyond);
    }

    /** The same profit is not asked for again. */
    private void note(int account, Party payer, long given) {
        if (account == House.STANDING_ID) {
            clearing.house().share(given);
        } else if (given > 0) {
            clearing.traders().replace(payer);
            clearing.traders().shared(account, given);
        }
    }

    private List<Standing> winners(long mark) {
        Traders traders = clearing.traders();
        List<Standing> winners = new ArrayList<>();
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account) && traders.profit(account, mark) > 0 && traders.equity(account, mark) > 0) {
                winners.add(traders.sharing(account, mark));
            }
        }
        if (clearing.house().profit(value, mark) > 0) {
            winners.add(clearing.house().standing(value, mark));
        }
        return winners;
    }
}
