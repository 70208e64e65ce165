// Mirrors lastresort/Deleverager.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.DeleveragingMaths;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.Winner;
import io.backstop.model.market.Winner.Round;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import java.util.function.Consumer;

/** Auto-deleveraging whose order anybody can check. Not thread safe. */
public final class DeleveragerMirror implements Deleverager {

    /** The market as the queue sees it. */
    public interface Market {

        /** The last mark, 1e-8 dollar. */
        long markPrice();

        /** The mark before it. */
        long previousMark();

        /** The open positions. */
        PositionTable positions();

        /** What an account owes the other traders for staying open, micro-dollars. */
        long fundingOwed(int account);

        /** Closes a part of a winner at a price. */
        void deleverage(int account, long size, long price);
    }

    private final Market market;
    private final ShortfallsMirror shortfalls;
    private final WinnersQueue queue;
    private final DeleveragingSpec spec;
    private final long sizeUnit;
    private final Consumer<MarketEvent> events;

    /** The queue of a market, for these shortfalls. */
    public DeleveragerMirror(
            Market market,
            ShortfallsMirror shortfalls,
            DeleveragingSpec spec,
            long sizeUnit,
            Consumer<MarketEvent> events) {
        this.market = market;
        this.shortfalls = shortfalls;
        queue = new WinnersQueue(market.positions(), market::fundingOwed, spec.rankRule(), sizeUnit);
        this.spec = spec;
        this.sizeUnit = sizeUnit;
        this.events = events;
    }

    /** Deleverages for the oldest shortfall, as far as the named accounts go. */
    @Override
    public void deleverage(int[] named) {
        WinnersQueue.requireNotTooMany(named);
        ShortfallsMirror.Debt debt = shortfalls.oldest();
        Round round = roundFor(debt);
        WinnersQueue.Order order = queue.inOrder(named, round);
        long missing = spec.rankRule() == RankRule.PRO_RATA
                ? takeShares(order.winners(), round, debt.amount())
                : takeInOrder(order, round, debt.amount());
        shortfalls.resolve(debt.amount() - missing);
    }

    @Override
    public DeleveragingDue due() {
        boolean isDue = shortfalls.pending() > 0;
        return DeleveragingDue.of(isDue, isDue && !shortfalls.oldest().isLong());
    }

    /** A shortfall waits at every price. */
    @Override
    public DeleveragingDue dueAt(long markPrice) {
        return due();
    }

    /**
     * Returns what is still missing. The figures of all winners stand before the first is taken, and those of a part are
     * smaller: no number can overflow between two of them.
     */
    private long takeInOrder(WinnersQueue.Order order, Round round, long amount) {
        long missing = amount;
        for (Winner winner : order.winners()) {
            if (missing == 0 || !queue.mayBeTaken(winner, order.first())) {
                break;
            }
            missing -= take(winner, sizeFor(missing, round, winner.magnitude()), round, missing);
        }
        return missing;
    }

    /** Everybody the same share of the size, rounded up; returns what is still missing. */
    private long takeShares(List<Winner> winners, Round round, long amount) {
        long missing = amount;
        long all = winners.stream().mapToLong(Winner::magnitude).reduce(0, Math::addExact);
        long needed = sizeFor(missing, round, all);
        for (Winner winner : winners) {
            if (missing == 0) {
                break;
            }
            missing -= take(winner, FixedPoint.mulDivCeil(winner.magnitude(), needed, all), round, missing);
        }
        return missing;
    }

    /** Returns what was still missing of what the winner gave up. */
    private long take(Winner winner, long magnitude, Round round, long missing) {
        long size = winner.payable(magnitude, round.price(), sizeUnit);
        long givenUp = MarginMaths.pnl(size, winner.entryPrice(), round.mark(), sizeUnit)
                - MarginMaths.pnl(size, winner.entryPrice(), round.price(), sizeUnit);
        long resolved = Math.min(givenUp, missing);
        try {
            market.deleverage(winner.account(), size, round.price());
        } catch (ContractRevert | ArithmeticException passedOver) {
            return 0;
        }
        events.accept(new MarketEvent.Deleveraged(winner.account(), givenUp, resolved));
        return resolved;
    }

    private Round roundFor(ShortfallsMirror.Debt debt) {
        long mark = market.markPrice();
        Round round = new Round(!debt.isLong(), mark, priceFor(debt, mark));
        if (round.isBetterThanMark()) {
            throw new ContractRevert("NothingToGiveUp", mark, round.price());
        }
        return round;
    }

    private long priceFor(ShortfallsMirror.Debt debt, long mark) {
        return switch (spec.priceRule()) {
            case ORACLE -> mark;
            case BANKRUPTCY -> debt.bankruptcyPrice();
            case PREVIOUS_MARK -> market.previousMark();
        };
    }

    /** All of the position where nothing is given up, because then only the exposure ends. */
    private long sizeFor(long missing, Round round, long most) {
        long each = round.givenUpPerUnit();
        return each == 0 ? most : DeleveragingMaths.sizeFor(missing, each, sizeUnit, most);
    }
}
