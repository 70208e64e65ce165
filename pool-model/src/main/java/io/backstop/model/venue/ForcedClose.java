package io.backstop.model.venue;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PriceSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** One account's episode while its parts are closed, one after the other. Not thread safe. */
final class ForcedClose {

    /** What is closed in one step: the prices of that step and what it moved. */
    record Part(int step, long markPrice, long indexPrice, long latencyTransfer, Settlement settlement) {}

    private final int place;
    private final int account;
    private final boolean forced;
    private final Episode episode;
    /** Most are closed at once. */
    private final List<Part> parts = new ArrayList<>(1);

    /** The close of an account that begins with its episode; its row has this place among the rows. */
    ForcedClose(int place, int account, boolean forced, Episode episode) {
        this.place = place;
        this.account = account;
        this.forced = forced;
        this.episode = episode;
    }

    int place() {
        return place;
    }

    void add(Part part) {
        parts.add(part);
    }

    Part last() {
        return parts.getLast();
    }

    /** The row of the results. */
    Liquidation row(PriceSeries index, PriceSeries marks, CloseMode mode) {
        Part first = parts.getFirst();
        Episode.Onset onset = episode.onset(index, marks);
        long shortfall = sum(part -> part.settlement().shortfall());
        return new Liquidation(
                account,
                forced,
                episode.size(),
                episode.entryPrice(),
                episode.collateral(),
                onset.crossedAt(),
                onset.seenAt(),
                first.step(),
                last().step(),
                first.markPrice(),
                averagePrice(),
                first.indexPrice(),
                sum(this::notional),
                shortfall,
                episode.attribute(onset, index, marks, mode, atParts(index, marks, mode), shortfall),
                sum(Part::latencyTransfer),
                sum(part -> part.settlement().liquidationFee()),
                sum(part -> part.settlement().keeperReward()),
                sum(part -> part.settlement().feesWaived()),
                sum(part -> part.settlement().payout()));
    }

    /** What the account would leave if each part had left at the closing series' price of its own step. */
    private long atParts(PriceSeries index, PriceSeries marks, CloseMode mode) {
        PriceSeries closing = mode == CloseMode.ORACLE ? marks : index;
        long equity = episode.collateral();
        for (Part part : parts) {
            long pnl = episode.rules().profit(part.settlement().size(), episode.entryPrice(), closing.at(part.step()));
            equity = Math.subtractExact(
                    Math.addExact(equity, pnl), part.settlement().funding());
        }
        return Math.max(0, -equity);
    }

    /** Weighted by size, rounded down; exact where all parts have the same price. */
    private long averagePrice() {
        long closed = sum(part -> part.settlement().size());
        long base = last().settlement().executionPrice();
        long rise = 0;
        for (Part part : parts) {
            Settlement settlement = part.settlement();
            long share = MarginMaths.weighted(settlement.executionPrice() - base, settlement.size(), closed);
            rise = Math.addExact(rise, share);
        }
        return base + rise;
    }

    private long notional(Part part) {
        return episode.rules()
                .notional(part.settlement().size(), part.settlement().executionPrice());
    }

    private long sum(ToLongFunction<Part> figure) {
        long sum = 0;
        for (Part part : parts) {
            sum = Math.addExact(sum, figure.applyAsLong(part));
        }
        return sum;
    }
}
