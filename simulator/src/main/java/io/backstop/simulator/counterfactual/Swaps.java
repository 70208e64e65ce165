package io.backstop.simulator.counterfactual;

import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;

/** Turns one venue into another, policy by policy, in the order in which a price becomes a loss and a loss is paid. */
final class Swaps {

    private static final String ORACLE = "oracle, its guards and close mode";

    private Swaps() {}

    /** All steps from one venue to the other; those that change nothing are left out, and the last is the other one. */
    static List<Swap> between(VenueSpec from, VenueSpec to) {
        List<Swap> all = from instanceof VenueSpec.Pool a && to instanceof VenueSpec.Pool b
                ? pools(a, b)
                : from instanceof VenueSpec.Cex c && to instanceof VenueSpec.Cex d
                        ? books(c, d)
                        : List.of(new Swap(List.of("everything: a pool and a book share no policy"), to));
        List<Swap> changing = new ArrayList<>();
        VenueSpec before = from;
        for (Swap swap : all) {
            if (!swap.venue().equals(before)) {
                changing.add(swap);
                before = swap.venue();
            }
        }
        return changing;
    }

    /**
     * Keys of the feeds' signers follow from the venue's name, so the name goes with them. Between feeds of different kinds
     * nearly every mechanism reads prices in another way, so they go with the feed too.
     */
    private static List<Swap> pools(VenueSpec.Pool a, VenueSpec.Pool b) {
        boolean sameFeeds =
                a.markFeed().source().getClass().equals(b.markFeed().source().getClass());
        VenueSpec.Pool oracle = new VenueSpec.Pool(
                b.id(),
                a.rules(),
                b.closeMode(),
                b.markFeed(),
                b.executionFeed(),
                a.lpCapital(),
                a.netOfPhantom(),
                a.pockets(),
                sameFeeds ? readingReportsAs(b.mechanisms(), a.mechanisms()) : b.mechanisms(),
                a.keeperLatencyMillis(),
                a.onChain(),
                b.reportChoice(),
                b.interruptions());
        VenueSpec.Pool keeper = with(oracle, oracle.rules(), oracle, b.keeperLatencyMillis());
        VenueSpec.Pool margin = with(keeper, b.rules(), keeper, keeper.keeperLatencyMillis());
        VenueSpec.Pool pockets = with(margin, margin.rules(), b, margin.keeperLatencyMillis());
        return List.of(
                new Swap(List.of(sameFeeds ? ORACLE : ORACLE + ", with all mechanisms"), oracle),
                new Swap(List.of("keeper"), keeper),
                new Swap(List.of("margin and fees"), margin),
                new Swap(List.of("pockets and capital"), pockets),
                new Swap(List.of("mechanisms"), b));
    }

    /** What reads the prices of a feed goes with it: there is nothing to read on a feed of another kind. */
    private static Mechanisms readingReportsAs(Mechanisms feeds, Mechanisms others) {
        return new Mechanisms(
                others.funding(),
                others.borrowing(),
                others.priceImpact(),
                others.openInterestCaps(),
                others.pnlCaps(),
                others.liquidation(),
                others.lastResort(),
                others.deleveragingBand(),
                others.keeperReward(),
                feeds.guards(),
                feeds.reportBounds(),
                feeds.orders(),
                others.operations());
    }

    private static VenueSpec.Pool with(VenueSpec.Pool venue, MarketRules rules, VenueSpec.Pool money, long keeper) {
        return new VenueSpec.Pool(
                venue.id(),
                rules,
                venue.closeMode(),
                venue.markFeed(),
                venue.executionFeed(),
                money.lpCapital(),
                money.netOfPhantom(),
                money.pockets(),
                venue.mechanisms(),
                keeper,
                venue.onChain(),
                venue.reportChoice(),
                venue.interruptions());
    }

    /** A book's own path is the tape's under the venue's name, so the name goes with the book. */
    private static List<Swap> books(VenueSpec.Cex a, VenueSpec.Cex b) {
        BookPolicies old = a.policies();
        BookPolicies target = b.policies();
        List<Swap> swaps = new ArrayList<>();
        VenueSpec.Cex now = new VenueSpec.Cex(b.id(), a.rules(), b.book(), old, a.insuranceFund());
        swaps.add(new Swap(List.of("book"), now));
        BookPolicies trading = new BookPolicies(
                old.mark(),
                old.deleveraging(),
                old.lossSharing(),
                old.terms(),
                target.trading(),
                old.liquidation(),
                old.backstops(),
                old.hybrid(),
                old.fund());
        now = with(now, trading);
        swaps.add(new Swap(List.of("trading and funding"), now));
        BookPolicies mark = new BookPolicies(
                target.mark(),
                old.deleveraging(),
                old.lossSharing(),
                old.terms(),
                target.trading(),
                old.liquidation(),
                old.backstops(),
                old.hybrid(),
                old.fund());
        now = with(now, mark);
        swaps.add(new Swap(List.of("mark"), now));
        BookPolicies terms = new BookPolicies(
                target.mark(),
                old.deleveraging(),
                old.lossSharing(),
                target.terms(),
                target.trading(),
                old.liquidation(),
                old.backstops(),
                old.hybrid(),
                old.fund());
        now = new VenueSpec.Cex(b.id(), b.rules(), b.book(), terms, a.insuranceFund());
        swaps.add(new Swap(List.of("contract and margin"), now));
        now = with(now, terms.with(target.liquidation()));
        swaps.add(new Swap(List.of("liquidation"), now));
        now = with(now, now.policies().with(target.backstops()));
        swaps.add(new Swap(List.of("takeovers"), now));
        now = new VenueSpec.Cex(
                b.id(),
                b.rules(),
                b.book(),
                now.policies().with(target.hybrid()).with(target.fund()),
                b.insuranceFund());
        swaps.add(new Swap(List.of("fund and pockets behind it"), now));
        BookPolicies deleveraging = new BookPolicies(
                target.mark(),
                target.deleveraging(),
                old.lossSharing(),
                target.terms(),
                target.trading(),
                target.liquidation(),
                target.backstops(),
                target.hybrid(),
                target.fund());
        swaps.add(new Swap(List.of("deleveraging"), with(now, deleveraging)));
        swaps.add(new Swap(List.of("loss sharing"), b));
        return swaps;
    }

    private static VenueSpec.Cex with(VenueSpec.Cex venue, BookPolicies policies) {
        return new VenueSpec.Cex(venue.id(), venue.rules(), venue.book(), policies, venue.insuranceFund());
    }
}
