package io.backstop.simulator.counterfactual;

import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns one venue into another, policy by policy, in the order in which a price becomes a loss and a loss is paid. */
final class Swaps {

    private Swaps() {}

    /** What of a pool is replaced, in this order. */
    private enum PoolPolicy {
        ORACLE("oracle, its guards and close mode"),
        KEEPER("keeper"),
        MARGIN("margin and fees"),
        POCKETS("pockets and capital"),
        MECHANISMS("mechanisms");

        private final String label;

        PoolPolicy(String label) {
            this.label = label;
        }
    }

    /** What of a book venue is replaced, in this order. */
    private enum BookPolicy {
        BOOK("book and index"),
        TRADING("trading and funding"),
        MARK("mark"),
        TERMS("contract and margin"),
        LIQUIDATION("liquidation"),
        TAKEOVERS("takeovers"),
        FUND("fund and pockets behind it"),
        DELEVERAGING("deleveraging"),
        SHARING("loss sharing");

        private final String label;

        BookPolicy(String label) {
            this.label = label;
        }
    }

    /** All steps from one venue to the other; those that change nothing are left out, and the last is the other one. */
    static List<Swap> between(VenueSpec from, VenueSpec to) {
        List<Swap> changing = new ArrayList<>();
        VenueSpec before = from;
        for (Swap swap : all(from, to)) {
            if (!swap.venue().equals(before)) {
                changing.add(swap);
                before = swap.venue();
            }
        }
        return changing;
    }

    private static List<Swap> all(VenueSpec from, VenueSpec to) {
        return switch (from) {
            case VenueSpec.Pool a ->
                switch (to) {
                    case VenueSpec.Pool b -> pools(a, b);
                    case VenueSpec.Cex b -> KindSwaps.of(a, b);
                };
            case VenueSpec.Cex a ->
                switch (to) {
                    case VenueSpec.Pool b -> KindSwaps.of(a, b);
                    case VenueSpec.Cex b -> books(a, b);
                };
        };
    }

    private static List<Swap> pools(VenueSpec.Pool a, VenueSpec.Pool b) {
        return Stream.of(PoolPolicy.values())
                .map(last -> new Swap(List.of(label(a, b, last)), pool(a, b, last)))
                .toList();
    }

    private static List<Swap> books(VenueSpec.Cex a, VenueSpec.Cex b) {
        return Stream.of(BookPolicy.values())
                .map(last -> new Swap(List.of(label(a, b, last)), book(a, b, last)))
                .toList();
    }

    private static String label(VenueSpec.Cex a, VenueSpec.Cex b, BookPolicy policy) {
        List<String> along = new ArrayList<>(List.of(policy.label));
        if (policy == BookPolicy.BOOK) {
            if (hasOthers(a) || hasOthers(b)) {
                along.add("other contracts");
            }
            Stream.of(BookPolicy.values())
                    .filter(other -> isShared(a, b, other))
                    .forEach(other -> along.add(other.label));
        }
        return String.join(", with ", along);
    }

    private static boolean hasOthers(VenueSpec.Cex venue) {
        return !venue.contracts().others().isEmpty();
    }

    /** Whether contracts of one of the venues share what the policy is about, so that no contract of it has one of its own. */
    private static boolean isShared(VenueSpec.Cex a, VenueSpec.Cex b, BookPolicy policy) {
        return switch (policy) {
            case TERMS ->
                a.contracts().accounts().areShared() || b.contracts().accounts().areShared();
            case FUND ->
                !a.contracts().funds().isEmpty() || !b.contracts().funds().isEmpty();
            default -> false;
        };
    }

    /** The venue whose policy counts when all up to the last are replaced; what contracts share goes with the contracts. */
    private static VenueSpec.Cex source(VenueSpec.Cex a, VenueSpec.Cex b, BookPolicy last, BookPolicy policy) {
        return last.compareTo(policy) >= 0 || isShared(a, b, policy) ? b : a;
    }

    private static String label(VenueSpec.Pool a, VenueSpec.Pool b, PoolPolicy policy) {
        return policy == PoolPolicy.ORACLE && !haveFeedsOfOneKind(a, b)
                ? policy.label + ", with all mechanisms"
                : policy.label;
    }

    /** The first pool with the second one's policies up to the last. Keys of signers follow from the name, so it goes first. */
    private static VenueSpec.Pool pool(VenueSpec.Pool a, VenueSpec.Pool b, PoolPolicy last) {
        VenueSpec.Pool money = last.compareTo(PoolPolicy.POCKETS) >= 0 ? b : a;
        return new VenueSpec.Pool(
                b.id(),
                (last.compareTo(PoolPolicy.MARGIN) >= 0 ? b : a).rules(),
                b.closeMode(),
                b.markFeed(),
                b.executionFeed(),
                money.lpCapital(),
                money.netOfPhantom(),
                money.pockets(),
                mechanisms(a, b, last),
                (last.compareTo(PoolPolicy.KEEPER) >= 0 ? b : a).keeperLatencyMillis(),
                b.onChain(),
                b.reportChoice(),
                b.interruptions(),
                (last.compareTo(PoolPolicy.KEEPER) >= 0 ? b : a).keepers());
    }

    /** Between feeds of different kinds nearly every mechanism reads prices in another way, so they go with the feed. */
    private static Mechanisms mechanisms(VenueSpec.Pool a, VenueSpec.Pool b, PoolPolicy last) {
        return last == PoolPolicy.MECHANISMS || !haveFeedsOfOneKind(a, b)
                ? b.mechanisms()
                : readingReportsAs(b.mechanisms(), a.mechanisms());
    }

    private static boolean haveFeedsOfOneKind(VenueSpec.Pool a, VenueSpec.Pool b) {
        return a.markFeed().source().getClass().equals(b.markFeed().source().getClass());
    }

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

    /**
     * The same of books. A book's own path, and the sources of an index of its own, are the tape's under the venue's name, so the name and that
     * index go with the book, and so do its other contracts with what they share.
     */
    private static VenueSpec.Cex book(VenueSpec.Cex a, VenueSpec.Cex b, BookPolicy last) {
        return new VenueSpec.Cex(
                b.id(),
                source(a, b, last, BookPolicy.TERMS).rules(),
                b.book(),
                policies(a, b, last),
                source(a, b, last, BookPolicy.FUND).insuranceFund(),
                b.contracts());
    }

    private static BookPolicies policies(VenueSpec.Cex a, VenueSpec.Cex b, BookPolicy last) {
        Function<BookPolicy, BookPolicies> of =
                policy -> source(a, b, last, policy).policies();
        return new BookPolicies(
                of.apply(BookPolicy.MARK).mark(),
                of.apply(BookPolicy.DELEVERAGING).deleveraging(),
                of.apply(BookPolicy.SHARING).lossSharing(),
                of.apply(BookPolicy.TERMS).terms(),
                of.apply(BookPolicy.TRADING).trading(),
                of.apply(BookPolicy.LIQUIDATION).liquidation(),
                of.apply(BookPolicy.TAKEOVERS).backstops(),
                of.apply(BookPolicy.FUND).hybrid(),
                of.apply(BookPolicy.FUND).fund(),
                b.policies().index());
    }
}
