package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.PreemptiveReduction;
import io.backstop.model.cex.maker.DepthUnit;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Makes large positions smaller while the depth of the book that they would take is thin, the largest first. A position is cut to
 * a share of the largest that it was since depth became thin, so that waiting does not cut it twice.
 *
 * <p>It is no liquidation: nothing but the trading fee is charged, who is liquidatable is left to the engine, and nobody is sold below his bankruptcy
 * price. Makers are left alone. Costs O(1) in the number of accounts while depth is as usual. Not thread safe.
 */
final class DepthReduction {

    private static final long[] NOBODY = {};

    private final PreemptiveReduction rule;
    private final long band;
    private final Clearing clearing;
    private final Valuation value;
    private final LossSharing sharing;
    private final MarketMakers makers;
    private final DepthUnit unit;
    private final Side longs = new Side(1);
    private final Side shorts = new Side(-1);
    private final List<Reduction> done = new ArrayList<>();

    /** Reduces against the quotes of these makers, whose profiles are in one unit. */
    DepthReduction(
            ReductionSpec spec,
            Clearing clearing,
            Valuation value,
            LossSharing sharing,
            MarketMakers makers,
            DepthUnit unit) {
        this.sharing = sharing;
        rule = new PreemptiveReduction(spec.start(), spec.end(), spec.most(), spec.exempt());
        band = spec.band();
        this.clearing = clearing;
        this.value = value;
        this.makers = makers;
        this.unit = unit;
    }

    /** What was reduced so far, in order. */
    List<Reduction> done() {
        return Collections.unmodifiableList(done);
    }

    /** Does the work of one step at its mark. */
    void run(long mark) {
        longs.run(mark);
        shorts.run(mark);
    }

    /** The longs, who would take bids, or the shorts. */
    private final class Side {

        private final int sign;
        /** By account, the largest size without sign since depth became thin; empty while it is not. */
        private long[] largest = NOBODY;

        Side(int sign) {
            this.sign = sign;
        }

        void run(long mark) {
            long depth = makers.depth(sign > 0);
            long usual = makers.usualDepth();
            if (usual == 0 || rule.fraction(depth, usual) == 0) {
                largest = NOBODY;
                return;
            }
            Traders traders = clearing.traders();
            largest = Arrays.copyOf(largest, Math.max(largest.length, traders.limit()));
            for (int account : largestFirst(mark)) {
                reduce(account, mark, depth, usual);
            }
        }

        private List<Integer> largestFirst(long mark) {
            Traders traders = clearing.traders();
            List<Integer> accounts = new ArrayList<>();
            for (int account = 0; account < traders.limit(); account++) {
                long size = traders.size(account);
                if (size * sign > 0 && !clearing.quoting().isMaker(account)) {
                    largest[account] = Math.max(largest[account], Math.abs(size));
                    if (!traders.isLiquidatable(account, mark)) {
                        accounts.add(account);
                    }
                }
            }
            accounts.sort(Comparator.comparingLong((Integer account) -> -Math.abs(traders.size(account)))
                    .thenComparingInt(account -> account));
            return accounts;
        }

        private void reduce(int account, long mark, long depth, long usual) {
            Traders traders = clearing.traders();
            long held = Math.abs(traders.size(account));
            long cut = FixedPoint.mulDivFloor(largest[account], rule.fraction(depth, usual), FixedPoint.RATIO_ONE);
            long part = held - (largest[account] - cut);
            long amount = unit.amount(held, mark, value.contract().sizeUnit());
            boolean isFelt = rule.reduction(amount, depth, usual) > 0;
            if (part > 0 && isFelt) {
                sell(account, part, mark);
            }
        }

        private void sell(int account, long part, long mark) {
            Traders traders = clearing.traders();
            Party trader = traders.party(account);
            long held = trader.size();
            long paid = clearing.takeFromBook(trader, account, -sign * part, limit(trader, mark));
            long closed = Math.abs(held - trader.size());
            if (closed == 0) {
                return;
            }
            sharing.closed(account, held - trader.size(), -paid, traders.entryPrice(account));
            charge(trader, paid, mark);
            if (trader.size() == 0) {
                clearing.payOut(trader);
            }
            traders.replace(trader);
            done.add(new Reduction(
                    clearing.step(),
                    account,
                    sign * closed,
                    clearing.denomination().dollars(Math.abs(paid), mark)));
        }

        private void charge(Party trader, long paid, long mark) {
            long means = clearing.traders().means(trader, mark);
            clearing.fees().take(trader, clearing.fees().ofTaker(paid), means);
        }

        private long coins(Party trader, long mark) {
            return clearing.traders().coins().counted(trader.account().id(), mark);
        }

        /** The better for the account of the band's edge and its bankruptcy price. */
        private long limit(Party trader, long mark) {
            long bankruptcy = value.bankruptcyPrice(Math.addExact(trader.cash(), coins(trader, mark)), trader.size());
            long move = FixedPoint.mulDivFloor(mark, band, FixedPoint.RATIO_ONE);
            return sign > 0 ? Math.max(mark - move, bankruptcy) : Math.min(mark + move, bankruptcy);
        }
    }
}
