package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.TapeOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How many scenarios met which situation: a comparison that never reaches one proves nothing of it. */
final class Coverage {

    private final Map<String, Integer> scenarios = new TreeMap<>();

    /** Number of scenarios by situation. */
    Map<String, Integer> scenarios() {
        return scenarios;
    }

    void add(CexScenario scenario, SlowRun run) {
        count("book with a path of its own", !scenario.tape().ownBookPrices().isEmpty());
        int end = run.cash().size() - 1;
        count("fund paid", moved(run, transfer -> isFrom(transfer, Account.INSURANCE_FUND)));
        count(
                "fund exhausted",
                run.cash().stream().anyMatch(cash -> cash.getOrDefault(Account.INSURANCE_FUND, 0L) == 0)
                        && moved(run, transfer -> isFrom(transfer, Account.INSURANCE_FUND)));
        count("ADL of a trader", adl(run, fill -> fill.winner().party() == Account.Party.TRADER));
        count("ADL of the house", adl(run, fill -> fill.winner().equals(Account.HOUSE)));
        addHouse(scenario, run);
        count("ADL of a long lot", adl(run, fill -> fill.size() > 0));
        count("ADL of a short lot", adl(run, fill -> fill.size() < 0));
        count(
                "ADL of many in one step",
                run.adlFills().stream()
                                .filter(fill -> fill.step() == first(run))
                                .count()
                        > 3);
        count("ADL of one winner for two lots", hasTwoLotsForOneWinner(run.adlFills()));
        count("socialised loss of a lot", moved(run, Coverage::isSocialisedForEngine));
        count(
                "socialised loss of a voluntary close",
                moved(
                        run,
                        transfer -> transfer.reason() == Reason.SOCIALISED_LOSS
                                && !transfer.to().equals(Account.ENGINE)));
        count("bad debt", moved(run, transfer -> isFrom(transfer, Account.BAD_DEBT)));
        count("inventory at the end", run.openInventory() > 0);
        count("inventory loss at the end", run.openInventoryLoss() > 0);
        count(
                "lot sold with a surplus",
                moved(
                        run,
                        transfer -> transfer.reason() == Reason.LIQUIDATION_SURPLUS
                                && transfer.from().equals(Account.ENGINE)));
        count(
                "lot sold over several steps",
                run.rows().stream()
                        .anyMatch(row ->
                                row.finishedAt() > row.closedAt() && row.finishedAt() < end && row.shortfall() > 0));
        count("empty side of the book", run.emptyBooks() > 0);
        count(
                "voluntary close",
                moved(
                        run,
                        transfer -> transfer.reason() == Reason.PAYOUT
                                && run.adlFills().isEmpty()));
        count(
                "position increased",
                scenario.tape().orders().stream()
                        .anyMatch(order -> order instanceof TapeOrder.Increase more
                                && more.size() != 0
                                && moved(run, more.step(), Reason.COLLATERAL, more.collateral())));
        count(
                "position decreased",
                scenario.tape().orders().stream()
                        .anyMatch(order -> order instanceof TapeOrder.Decrease less
                                && less.size() != 0
                                && moved(run, less.step(), Reason.PAYOUT, less.collateral())));
        BookDeleveragingSpec rules = scenario.venue().policies().deleveraging();
        boolean hasAdl = adl(run, fill -> fill.winner().party() == Account.Party.TRADER);
        for (BookDeleveragingSpec.Rank rank : BookDeleveragingSpec.Rank.values()) {
            count("ADL by rank " + rank, hasAdl && rules.rank() == rank);
        }
        for (BookDeleveragingSpec.Price price : BookDeleveragingSpec.Price.values()) {
            count("ADL at price " + price, hasAdl && rules.price() == price);
        }
        count(
                "ADL beside a fund that could pay",
                run.adlFills().stream()
                        .anyMatch(fill -> run.cash().get(fill.step()).getOrDefault(Account.INSURANCE_FUND, 0L) > 0));
        count("ADL by a fall of the fund", hasAdl && isFallOnly(rules));
        addLiquidation(scenario.venue().policies(), run);
        run.refusals().stream()
                .map(refusal -> refusal.error().name())
                .distinct()
                .forEach(name -> count(name, true));
    }

    /** The account of a house with margin, after all of the tape. */
    private void addHouse(CexScenario scenario, SlowRun run) {
        boolean isMargined = scenario.venue().policies().trading().hasMarginedHouse();
        int house = scenario.tape().firstFreeAccount();
        count("house liquidated", isMargined && run.forcedFills().stream().anyMatch(fill -> fill.account() == house));
        count(
                "ADL of a house with margin",
                isMargined && adl(run, fill -> fill.winner().equals(Account.trader(house))));
    }

    /** A rule counts where somebody was liquidated by it. */
    private void addLiquidation(BookPolicies policies, SlowRun run) {
        BookLiquidationSpec rules = policies.liquidation();
        boolean hasForced = !run.forcedFills().isEmpty();
        for (String name : List.of("Whole", "Compliance", "Tiers", "PartThenRest", "Clips")) {
            count("steps: " + name, hasForced && isOf(rules.steps(), name));
        }
        for (String name : List.of("None", "BelowMaintenance", "BelowCloseFraction")) {
            count("takeover: " + name, hasForced && isOf(rules.takeover(), name));
        }
        for (String name : List.of("Bankruptcy", "Market", "Fillable")) {
            count("order: " + name, hasForced && isOf(rules.order(), name));
        }
        for (String name : List.of("Kept", "Returned", "CappedPenalty")) {
            count("margin left: " + name, hasForced && isOf(rules.marginLeft(), name));
        }
        for (BookLiquidationSpec.TakeoverPrice price : BookLiquidationSpec.TakeoverPrice.values()) {
            count("takeover at " + price, hasForced && rules.takeoverPrice() == price);
        }
        count("fee of a close", moved(run, transfer -> transfer.reason() == Reason.LIQUIDATION_FEE));
        count("payout of a close", run.rows().stream().anyMatch(row -> row.payout() > 0));
        count(
                "position that nobody takes over",
                hasForced && policies.backstops().isEmpty());
        count(
                "fund with a cap",
                hasForced
                        && policies.backstops().size() == 1
                        && isOf(policies.backstops().get(0), "Fund"));
        count("engine behind the fund", hasForced && policies.backstops().size() == 2);
        count("deleveraged from its owner", moved(run, Coverage::isAdlForTrader));
        count("deficit of an open liquidation", run.openDeficit() > 0);
        count("closed over several steps", hasCloseInSteps(run));
    }

    private static boolean isOf(Object rule, String name) {
        return rule.getClass().getSimpleName().equals(name);
    }

    private static boolean isAdlForTrader(Transfer transfer) {
        return transfer.reason() == Reason.ADL && transfer.to().party() == Account.Party.TRADER;
    }

    private static boolean hasCloseInSteps(SlowRun run) {
        return run.forcedFills().stream()
                .anyMatch(fill -> run.forcedFills().stream()
                        .anyMatch(other -> other.account() == fill.account() && other.step() == fill.step() + 1));
    }

    private static boolean isFallOnly(BookDeleveragingSpec rules) {
        return rules.triggers().stream().allMatch(BookDeleveragingSpec.Trigger.Drawdown.class::isInstance);
    }

    private void count(String situation, boolean met) {
        scenarios.merge(situation, met ? 1 : 0, Integer::sum);
    }

    private static int first(SlowRun run) {
        return run.adlFills().isEmpty() ? -1 : run.adlFills().get(0).step();
    }

    private static boolean hasTwoLotsForOneWinner(List<SlowRun.AdlFill> fills) {
        return IntStream.range(1, fills.size())
                .anyMatch(i -> fills.get(i).step() == fills.get(i - 1).step()
                        && fills.get(i).winner().equals(fills.get(i - 1).winner()));
    }

    private static boolean adl(SlowRun run, Predicate<SlowRun.AdlFill> what) {
        return run.adlFills().stream().anyMatch(what);
    }

    private static boolean moved(SlowRun run, Predicate<Transfer> what) {
        return run.transfers().stream().anyMatch(what);
    }

    private static boolean moved(SlowRun run, int step, Reason reason, long amount) {
        return moved(
                run, transfer -> transfer.step() == step && transfer.reason() == reason && transfer.amount() == amount);
    }

    private static boolean isFrom(Transfer transfer, Account payer) {
        return transfer.from().equals(payer) && transfer.reason() == Reason.SHORTFALL;
    }

    private static boolean isSocialisedForEngine(Transfer transfer) {
        return transfer.reason() == Reason.SOCIALISED_LOSS && transfer.to().equals(Account.ENGINE);
    }
}
