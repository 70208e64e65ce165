package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.Payer;
import io.backstop.simulator.report.LossOrder.Step;
import java.util.ArrayList;
import java.util.List;

/** The loss order of a pool: its pockets as the scenario lists them, and then its last resort. Not thread safe. */
final class PoolLossOrder {

    private final VenueSpec.Pool venue;
    private final long openInterest;
    private final List<Step> steps = new ArrayList<>();

    PoolLossOrder(VenueSpec.Pool venue, long openInterest) {
        this.venue = venue;
        this.openInterest = openInterest;
    }

    LossOrder order() {
        List<PocketSpec> paying = venue.pockets().stream()
                .filter(pocket -> pocket.capPerEvent() > 0)
                .toList();
        List<PocketSpec> first =
                paying.stream().filter(pocket -> !isLater(pocket)).toList();
        long asked = first.stream().takeWhile(pocket -> !takesAll(pocket)).count() + 1;
        first.stream().limit(asked).forEach(this::add);
        paying.stream().filter(PoolLossOrder::isLater).forEach(this::add);
        if (venue.pockets().stream().noneMatch(PoolLossOrder::takesAll)) {
            addLastResort();
        }
        DeleveragingBandSpec band = venue.mechanisms().deleveragingBand();
        return new LossOrder(venue.id(), steps, band == null ? List.of() : List.of(words(band)));
    }

    /** Whether others pay first and are made good. */
    private static boolean isLater(PocketSpec pocket) {
        return pocket.form() instanceof DeficitSpec deficit && deficit.isDeferred();
    }

    /** Whether nothing is left for anybody behind it: the pool forgoes what it is owed, whatever it has. */
    private static boolean takesAll(PocketSpec pocket) {
        return pocket.account().equals(Account.LP) && pocket.capPerEvent() == PocketSpec.NO_CAP;
    }

    private void add(PocketSpec pocket) {
        Payer payer = Payer.of(pocket.account().party());
        String most = pocket.capPerEvent() == PocketSpec.NO_CAP
                ? ""
                : ", " + Dollars.sign(pocket.capPerEvent()) + " of one shortfall at most";
        steps.add(Step.of(payer, (takesAll(pocket) ? ", all that is left" : more(pocket)) + most));
    }

    private String more(PocketSpec pocket) {
        return switch (pocket.form()) {
            case PocketForm.ProfitBuffer buffer -> ", what the pool has won";
            case TranchesSpec tranches ->
                tranches.juniorLossRatio() == FixedPoint.RATIO_ONE
                        ? ""
                        : ", " + Percent.exact(tranches.juniorLossRatio()) + " while it has something";
            case DeficitSpec deficit -> more(deficit);
            case PocketForm.Usual usual ->
                pocket.account().equals(Account.LP) ? "" : " of " + Dollars.sign(pocket.balance(openInterest));
        };
    }

    private static String more(DeficitSpec deficit) {
        String stake = deficit.stake() == null ? "" : ", by a sale of staked tokens";
        String above = deficit.offset() == 0 ? "" : ", what lies above " + Dollars.sign(deficit.offset());
        return stake + above + (deficit.isDeferred() ? ", paid to the pool later" : "");
    }

    private void addLastResort() {
        switch (venue.mechanisms().lastResort()) {
            case null -> steps.add(Step.of(Payer.BAD_DEBT, ", written off the pool"));
            case LastResortSpec.Waiting waiting -> addWaiting(waiting);
            case LastResortSpec.StaysOnAccount stays ->
                steps.add(new Step(null, "nobody: what is left stays on the account that made it"));
            case LastResortSpec.Refuse refuse ->
                steps.add(new Step(null, "nobody: a close that would leave more is refused"));
        }
    }

    private void addWaiting(LastResortSpec.Waiting waiting) {
        String within =
                waiting.windowSeconds() == 0 ? "" : " within " + Moments.duration(1000 * waiting.windowSeconds());
        DeleveragingSpec deleveraging = waiting.deleveraging();
        if (deleveraging != null) {
            steps.add(Step.of(Payer.ADL, words(deleveraging) + within));
        }
        if (waiting.haircut() > 0) {
            steps.add(Step.of(
                    Payer.SOCIALISED, ", " + Percent.exact(waiting.haircut()) + " of every profit realised" + within));
        }
        if (waiting.spreads()) {
            steps.add(Step.of(Payer.SOCIALISED, ", by the funding of all open positions"));
        }
        steps.add(Step.of(Payer.BAD_DEBT, ", written off the pool"));
    }

    private static String words(DeleveragingSpec deleveraging) {
        String whom = switch (deleveraging.rankRule()) {
            case BITMEX, HYPERLIQUID, PROFIT -> " of the first in the queue";
            case PRO_RATA -> " of all winners alike";
        };
        String where = switch (deleveraging.priceRule()) {
            case BANKRUPTCY -> " at the bankruptcy price";
            case ORACLE -> " at the mark, which costs them nothing";
            case PREVIOUS_MARK -> " at the mark before";
        };
        return whom + where;
    }

    private static String words(DeleveragingBandSpec band) {
        return "Before any shortfall, winners are closed at the mark while traders have won more than %s of the pool, down to %s"
                .formatted(Percent.exact(band.on()), Percent.exact(band.off()));
    }
}
