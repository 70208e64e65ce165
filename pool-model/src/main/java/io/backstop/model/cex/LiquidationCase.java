package io.backstop.model.cex;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Episode;
import io.backstop.model.venue.Liquidation;

/**
 * One account's close from its first fill until the last part has left the venue's hands; becomes one row.
 *
 * <p>Not thread safe.
 */
final class LiquidationCase {

    private final int account;
    private final boolean forced;
    private final Episode episode;
    private final long bankruptcyPrice;
    private final Denomination denomination;
    private final Valuation value;
    private long open;
    private long openAfterFirstStep;
    private long proceeds;
    private long shortfall;
    private long shortfallInDollars;
    private long equityAtIndex;
    private int finishedAt;
    private long released;
    private long fee;
    private long waived;
    private long payout;

    /** A case of which nothing is closed yet. */
    LiquidationCase(int account, boolean forced, Episode episode, long bankruptcyPrice, Denomination denomination) {
        this.account = account;
        this.forced = forced;
        this.episode = episode;
        this.bankruptcyPrice = bankruptcyPrice;
        this.denomination = denomination;
        value = denomination.value();
        open = episode.size();
        openAfterFirstStep = open;
    }

    /**
     * A part has left the venue's hands.
     *
     * @param size the part, with the sign of the position
     * @param received what it was sold for, negative for a short that was bought back
     * @param booked the shortfall booked for it, which is paid in the same step
     */
    void close(int step, long size, long received, long booked, long index) {
        open -= size;
        if (step == episode.closedAt()) {
            openAfterFirstStep = open;
        }
        proceeds = Math.addExact(proceeds, received);
        shortfall = Math.addExact(shortfall, booked);
        shortfallInDollars = Math.addExact(shortfallInDollars, denomination.booked(step, booked));
        equityAtIndex = Math.addExact(equityAtIndex, value.profit(size, bankruptcyPrice, index));
        finishedAt = step;
    }

    /** What the account still owes when it is flat is a shortfall, too. */
    void owe(int step, long deficit) {
        shortfall = Math.addExact(shortfall, deficit);
        shortfallInDollars = Math.addExact(shortfallInDollars, denomination.booked(step, deficit));
    }

    /** A fee was taken from what was left. */
    void charge(long amount) {
        fee = Math.addExact(fee, amount);
    }

    /** A fee was owed for which nothing was left. */
    void waive(long amount) {
        waived = Math.addExact(waived, amount);
    }

    /** Micro-dollars of fees for which nothing was left, at the index of the first close. */
    long waived(PriceSeries index) {
        return denomination.dollars(waived, index.at(episode.closedAt()));
    }

    /** The trader kept what was left. */
    void keep(long amount) {
        payout = Math.addExact(payout, amount);
    }

    /** A part stays open after all; it was worth the index then. */
    void release(int step, long size, long index) {
        open -= size;
        released += size;
        if (step == episode.closedAt()) {
            openAfterFirstStep = open;
        }
        equityAtIndex = Math.addExact(equityAtIndex, value.profit(size, bankruptcyPrice, index));
    }

    /** The shortfall booked so far, micro-dollars. */
    long shortfall() {
        return shortfallInDollars;
    }

    /**
     * The row, in micro-dollars, of the size that was closed. What is still being closed is priced at the last index and has no
     * part in the shortfall. A voluntary close is a row only if it left nothing. Fee and payout are at the index of the first close.
     */
    Liquidation row(PriceSeries index, PriceSeries marks) {
        int step = episode.closedAt();
        int last = index.length() - 1;
        long money = open == 0 ? proceeds : Math.addExact(proceeds, value.at(open, index.at(last)));
        long closed = episode.size() - released;
        long price = value.averagePrice(money, closed);
        Episode.Onset onset = episode.onset(index, marks);
        return new Liquidation(
                account,
                forced,
                closed,
                episode.entryPrice(),
                denomination.dollars(episode.collateral(), index.at(step)),
                onset.crossedAt(),
                onset.seenAt(),
                step,
                open == 0 ? finishedAt : last,
                marks.at(step),
                price,
                index.at(step),
                denomination.notional(closed, price),
                shortfallInDollars,
                attribution(onset, index, marks),
                0,
                denomination.dollars(fee, index.at(step)),
                0,
                waived(index),
                denomination.dollars(payout, index.at(step)));
    }

    private Attribution attribution(Episode.Onset onset, PriceSeries index, PriceSeries marks) {
        // In one step the parts are the whole, and one rounding for all of them keeps throttle at exactly 0.
        boolean atOnce = openAfterFirstStep == 0;
        long atParts = atOnce ? episode.shortfall(index, episode.closedAt()) : Math.max(0, -equityAtIndex);
        Attribution causes = episode.attribute(onset, index, marks, CloseMode.MARKET, atParts, shortfall);
        return denomination.dollars(causes, index.at(episode.closedAt()), shortfallInDollars);
    }
}
