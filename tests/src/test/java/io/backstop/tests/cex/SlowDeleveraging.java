package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ADL of one step at one mark by the rules of a venue. The winners of a side are ranked when the first lot against them comes up; who could not
 * take all he was asked for is not asked again. For every part all winners are searched for the first in rank.
 */
final class SlowDeleveraging {

    private final SlowAccounts accounts;
    private final SlowMaths maths;
    private final SlowSharing sharing;
    private final BookDeleveragingSpec rules;
    private final SlowTriggers triggers;
    private final SlowClosePrice closePrice;
    private final long mark;
    private final List<SlowRun.AdlFill> fills;
    private SlowAccount holder;
    private Runnable onPart = () -> {};
    private boolean fundPays;
    private @Nullable List<SlowRank> winningShorts;
    private @Nullable List<SlowRank> winningLongs;
    private final Set<Integer> exhausted = new HashSet<>();

    SlowDeleveraging(
            SlowAccounts accounts,
            SlowSharing sharing,
            BookDeleveragingSpec rules,
            SlowTriggers triggers,
            SlowClosePrice closePrice,
            List<SlowRun.AdlFill> fills) {
        this.accounts = accounts;
        holder = accounts.engine;
        this.sharing = sharing;
        this.rules = rules;
        this.triggers = triggers;
        this.closePrice = closePrice;
        mark = closePrice.mark();
        this.fills = fills;
        maths = accounts.maths;
    }

    /** A position that nobody has taken over, as if it were a lot of its owner. */
    record Untaken(SlowCase open, SlowAccount owner, SlowLot lot, Runnable onFirstPart) {}

    /**
     * Closes lots, the first first, until the fund bears what the rest would lose at the mark; or all that lose, where winners do not
     * pay the whole loss or a trigger asks for it. Only then the fund pays for what they leave. Positions that nobody has taken over come last;
     * one that was offered goes wholly.
     */
    void run(List<SlowLot> inventory, List<Untaken> untaken, boolean isLeaving) {
        List<SlowLot> lots = new ArrayList<>(inventory);
        untaken.stream().filter(each -> !each.open().isOffered).forEach(each -> lots.add(each.lot()));
        long excess = triggers.excess(accounts.fund.cash, lossOf(lots));
        boolean isDueAtAnyPrice = excess > 0 && rules.price() != BookDeleveragingSpec.Price.BANKRUPTCY;
        for (SlowLot lot : inventory) {
            excess -= deleverage(lot, excess, isDueAtAnyPrice || isLeaving, lots, inventory);
        }
        for (Untaken each : untaken) {
            holder = each.owner();
            onPart = each.onFirstPart();
            boolean isOffered = each.open().isOffered;
            long relief = deleverage(each.lot(), excess, isDueAtAnyPrice || isOffered, lots, inventory);
            excess -= isOffered ? 0 : relief;
        }
    }

    /** Returns by how much less is lost then. */
    private long deleverage(SlowLot lot, long excess, boolean isAll, List<SlowLot> losing, List<SlowLot> inventory) {
        long loss = lot.loss(mark);
        if (loss == 0) {
            return 0;
        }
        long gross = inventory.stream().mapToLong(each -> Math.abs(each.size)).sum();
        fundPays = isAll
                || triggers.asksForAll(
                        lot, mark, accounts.fund.cash, loss, lossOf(losing), maths.notional(gross, mark));
        if (fundPays || excess >= loss) {
            close(lot, lot.size);
        } else if (excess > 0) {
            close(lot, part(lot.size, excess, loss));
        }
        return loss - lot.loss(mark);
    }

    private long lossOf(List<SlowLot> lots) {
        return lots.stream().mapToLong(lot -> lot.loss(mark)).sum();
    }

    private static long part(long size, long excess, long loss) {
        return Long.signum(size) * SlowMaths.ceil(Math.abs(size), excess, loss);
    }

    private void close(SlowLot lot, long size) {
        long open = size;
        long price = closePrice.of(lot);
        Integer winner = first(lot);
        while (open != 0 && winner != null) {
            long closed = closeAgainst(accounts.trader(winner), lot, open, price);
            open -= closed;
            if (open != 0) {
                exhausted.add(winner);
                winner = first(lot);
            }
        }
        open -= closeAgainstHouse(lot, open, price);
        if (open != 0) {
            cover(leave(lot, open, accounts.house));
        }
    }

    private void cover(long loss) {
        long unpaid = fundPays && loss > 0 ? accounts.payFromFund(holder, loss) : loss;
        if (unpaid > 0) {
            sharing.share(holder, unpaid, mark);
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
                winners.add(SlowRank.of(rules.rank(), trader, maths, mark));
            }
        }
        return winners;
    }

    private long closeAgainst(SlowAccount winner, SlowLot lot, long wanted, long price) {
        long most = Long.signum(wanted) * Math.min(Math.abs(wanted), Math.abs(winner.size));
        long part = closePrice.affordable(lot, most, price, Math.max(0, winner.equity(maths, mark)));
        if (part != 0) {
            long before = winner.size;
            long rest = payDifference(lot, part, price, winner);
            winner.reducedFrom(before);
            if (winner.size == 0) {
                accounts.pay(winner, accounts.external, winner.cash, Reason.PAYOUT);
            }
            cover(rest);
        }
        return part;
    }

    private long closeAgainstHouse(SlowLot lot, long wanted, long price) {
        SlowHouse house = accounts.house;
        boolean wins = Long.signum(house.size) == -Long.signum(lot.size) && house.profit(maths, mark) > 0;
        long part = wins ? Long.signum(wanted) * Math.min(Math.abs(wanted), Math.abs(house.size)) : 0;
        if (part != 0) {
            cover(payDifference(lot, part, price, house));
        }
        return part;
    }

    /** Returns what the winner's payment leaves of the loss; what it is beyond the loss is the fund's. */
    private long payDifference(SlowLot lot, long part, long price, SlowAccount winner) {
        long loss = leave(lot, part, winner);
        long payment = closePrice.payment(part, price, loss);
        long towardsLoss = Math.min(payment, Math.max(0, loss));
        accounts.pay(winner, holder, towardsLoss, Reason.ADL);
        accounts.pay(winner, accounts.fund, payment - towardsLoss, Reason.LIQUIDATION_SURPLUS);
        fills.add(new SlowRun.AdlFill(accounts.step, winner.name, part, mark, price, towardsLoss));
        return Math.max(0, loss) - towardsLoss;
    }

    /** Settles a part at the mark; returns its loss, or gives the fund a surplus. */
    private long leave(SlowLot lot, long part, SlowAccount to) {
        onPart.run();
        long received = -accounts.trade(holder, to, -part, mark);
        long loss = lot.remove(part) - received;
        accounts.pay(holder, accounts.fund, Math.max(0, -loss), Reason.LIQUIDATION_SURPLUS);
        lot.row.part(accounts.step, part, received, Math.max(0, loss));
        return loss;
    }
}
