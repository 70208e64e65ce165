// Mirrors PhantomNav.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Losses beyond collateral that the pool counts as assets though nobody can pay them. Not thread safe. */
public final class PhantomNavMirror {

    private final PerpMarketMirror market;
    private final List<PocketMirror> ahead;

    /** Losses in this market, which these pockets would pay before the pool does. */
    PhantomNavMirror(PerpMarketMirror market, List<PocketMirror> ahead) {
        this.market = market;
        this.ahead = List.copyOf(ahead);
    }

    /** All losses beyond collateral at the mark, micro-dollars. */
    public long gross() {
        return sum(this::shortfall);
    }

    /** What the pockets ahead of the pool would leave of it, account by account, micro-dollars. */
    public long uncovered() {
        long[] left = ahead.stream().mapToLong(PocketMirror::available).toArray();
        return sum(account -> uncovered(shortfall(account), left));
    }

    /** Over all accounts in the order of their ids. */
    private long sum(IntToLongFunction amount) {
        long sum = 0;
        for (int account = 0; account < market.operatorEnd(); account++) {
            sum = Math.addExact(sum, amount.applyAsLong(account));
        }
        for (int account = PerpMarketMirror.FIRST_SELF_CUSTODY_ACCOUNT; account < market.selfCustodyEnd(); account++) {
            sum = Math.addExact(sum, amount.applyAsLong(account));
        }
        return sum;
    }

    private long uncovered(long shortfall, long[] left) {
        long rest = shortfall;
        for (int i = 0; i < left.length; i++) {
            long paid = Math.min(rest, Math.min(left[i], ahead.get(i).capPerEvent()));
            left[i] -= paid;
            rest -= paid;
        }
        return rest;
    }

    private long shortfall(int account) {
        PositionTable positions = market.positions();
        return positions.isOpen(account)
                ? MarginMaths.shortfall(
                        Math.subtractExact(
                                positions.collateral(account),
                                market.owed(account).funding()),
                        positions.size(account),
                        positions.entryPrice(account),
                        market.markPrice(),
                        market.rules.sizeUnit())
                : 0;
    }
}
