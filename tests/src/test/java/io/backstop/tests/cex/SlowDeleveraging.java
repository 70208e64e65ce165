package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ADL of one step at one mark. The winners of a side are ranked when the first lot against them comes up; who could not
 * take all he was asked for is not asked again. For every part all winners are searched for the first in rank.
 */
final class SlowDeleveraging {

    private final SlowAccounts accounts;
    private final SlowMaths maths;
    private final SlowSharing sharing;
    private final long mark;
    private final List<SlowRun.AdlFill> fills;
    private @Nullable List<SlowRank> winningShorts;
    private @Nullable List<SlowRank> winningLongs;
    private final Set<Integer> exhausted = new HashSet<>();

    SlowDeleveraging(SlowAccounts accounts, SlowSharing sharing, long mark, List<SlowRun.AdlFill> fills) {
        this.accounts = accounts;
        this.sharing = sharing;
        this.mark = mark;
        this.fills = fills;
        maths = accounts.maths;
    }

    /** Closes lots, the first first, until the fund covers what the rest would lose at the mark. */
    void run(List<SlowLot> lots) {
        long excess = lots.stream().mapToLong(lot -> lot.loss(mark)).sum() - accounts.fund.cash;
        for (SlowLot lot : lots) {
            long loss = lot.loss(mark);
            if (excess > 0 && loss > 0) {
                close(lot, excess >= loss ? lot.size : part(lot.size, excess, loss));
                excess -= loss - lot.loss(mark);
            }
        }
    }

    private static long part(long size, long excess, long loss) {
        return Long.signum(size) * SlowMaths.ceil(Math.abs(size), excess, loss);
    }

    private void close(SlowLot lot, long size) {
        long open = size;
        Integer winner = first(lot);
        while (open != 0 && winner != null) {
            long closed = closeAgainst(accounts.trader(winner), lot, open);
            open -= closed;
            if (open != 0) {
                exhausted.add(winner);
                winner = first(lot);
            }
        }
        open -= closeAgainstHouse(lot, open);
        if (open != 0) {
            long loss = leave(lot, open, accounts.house);
            if (loss > 0) {
                sharing.share(accounts.engine, loss, mark);
            }
        }
    }

    private @Nullable Integer first(SlowLot lot) {
        SlowRank first = null;
        for (SlowRank rank : ranks(lot)) {
            if (!exhausted.contains(rank.account()) && (first == null || rank.isBefore(first))) {
                first = rank;
            }
        }
        return first == null ? null : first.account();
    }

    private List<SlowRank> ranks(SlowLot lot) {
        if (lot.size > 0) {
            winningShorts = winningShorts == null ? winners(-1) : winningShorts;
            return winningShorts;
        }
        winningLongs = winningLongs == null ? winners(1) : winningLongs;
        return winningLongs;
    }

    private List<SlowRank> winners(int sign) {
        List<SlowRank> winners = new ArrayList<>();
        for (SlowAccount trader : accounts.traders.values()) {
            if (Long.signum(trader.size) == sign && trader.profit(maths, mark) > 0 && trader.equity(maths, mark) > 0) {
                winners.add(SlowRank.of(trader, maths, mark));
            }
        }
        return winners;
    }

    private long closeAgainst(SlowAccount winner, SlowLot lot, long wanted) {
        long most = Long.signum(wanted) * Math.min(Math.abs(wanted), Math.abs(winner.size));
        long part = lot.affordable(most, mark, Math.max(0, winner.equity(maths, mark)));
        if (part != 0) {
            payDifference(lot, part, winner);
            if (winner.size == 0) {
                accounts.pay(winner, accounts.external, winner.cash, Reason.PAYOUT);
            }
        }
        return part;
    }

    private long closeAgainstHouse(SlowLot lot, long wanted) {
        SlowHouse house = accounts.house;
        boolean wins = Long.signum(house.size) == -Long.signum(lot.size) && house.profit(maths, mark) > 0;
        long part = wins ? Long.signum(wanted) * Math.min(Math.abs(wanted), Math.abs(house.size)) : 0;
        if (part != 0) {
            payDifference(lot, part, house);
        }
        return part;
    }

    private void payDifference(SlowLot lot, long part, SlowAccount winner) {
        long loss = leave(lot, part, winner);
        accounts.pay(winner, accounts.engine, Math.max(0, loss), Reason.ADL);
        fills.add(new SlowRun.AdlFill(accounts.step, winner.name, part, mark, Math.max(0, loss)));
    }

    /** Settles a part at the mark; returns its loss, or gives the fund a surplus. */
    private long leave(SlowLot lot, long part, SlowAccount to) {
        long received = -accounts.trade(accounts.engine, to, -part, mark);
        long loss = lot.remove(part) - received;
        accounts.pay(accounts.engine, accounts.fund, Math.max(0, -loss), Reason.LIQUIDATION_SURPLUS);
        lot.row.part(accounts.step, part, received, Math.max(0, loss));
        return loss;
    }
}
