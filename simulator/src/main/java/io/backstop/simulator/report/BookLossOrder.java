package io.backstop.simulator.report;

import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.SharedFundSpec.Scope;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.Payer;
import io.backstop.simulator.report.LossOrder.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The loss order of one contract of a book: the vault for what it took over, the funds, what stands behind them, winners, and those who share
 * what is left. Not thread safe.
 */
final class BookLossOrder {

    private final VenueSpec.Cex contract;
    private final BookPolicies policies;
    private final List<SharedFundSpec> funds;
    private final boolean hasOwnFund;
    private final long openInterest;
    private final List<Step> steps = new ArrayList<>();

    private BookLossOrder(VenueSpec.Cex contract, List<SharedFundSpec> funds, boolean hasOwnFund, long openInterest) {
        this.contract = contract;
        this.funds = funds;
        this.hasOwnFund = hasOwnFund;
        this.openInterest = openInterest;
        policies = contract.policies();
    }

    /** One order for each contract of a book, the one in the scenario's own market first. */
    static List<LossOrder> ofContracts(VenueSpec.Cex book, ToLongFunction<String> openInterest) {
        List<LossOrder> orders = new ArrayList<>();
        orders.add(of(book, book, BookContractsSpec.MAIN, false, openInterest));
        for (BookContractsSpec.Other other : book.contracts().others()) {
            boolean isDated = other.listedAt() != BookContractsSpec.Other.LONG_AGO;
            orders.add(of(book, other.terms(), other.market(), isDated, openInterest));
        }
        return orders;
    }

    private static LossOrder of(
            VenueSpec.Cex book,
            VenueSpec.Cex contract,
            String market,
            boolean isDated,
            ToLongFunction<String> openInterest) {
        List<SharedFundSpec> all = book.contracts().funds();
        List<SharedFundSpec> named = all.stream()
                .filter(fund -> fund.scope() instanceof Scope.Contracts some
                        && some.names().contains(market))
                .toList();
        List<SharedFundSpec> usual = named.isEmpty()
                ? all.stream()
                        .filter(fund -> fund.scope() instanceof Scope.Everything)
                        .toList()
                : named;
        List<SharedFundSpec> drawnOn = new ArrayList<>(all.stream()
                .filter(fund -> isDated && fund.scope() instanceof Scope.NewListings)
                .toList());
        drawnOn.addAll(usual);
        return new BookLossOrder(contract, drawnOn, usual.isEmpty(), openInterest.applyAsLong(contract.id())).order();
    }

    private LossOrder order() {
        policies.backstops().forEach(this::addVault);
        addFund();
        policies.hybrid().pockets().forEach(this::add);
        addDeleveraging();
        addSharing();
        steps.add(Step.of(Payer.BAD_DEBT, ""));
        return new LossOrder(contract.id(), steps, List.of(takeovers()));
    }

    private void addVault(BackstopSpec backstop) {
        if (backstop instanceof BackstopSpec.Vault vault) {
            steps.add(Step.of(
                    Payer.BACKSTOP_VAULT, " of " + Dollars.sign(vault.equity()) + " for what it has taken over"));
        }
    }

    /** A contract draws on one fund at a time. */
    private void addFund() {
        HybridSpec hybrid = policies.hybrid();
        List<String> oneAfterTheOther = new ArrayList<>();
        funds.forEach(fund -> oneAfterTheOther.add(
                " \"%s\" of %s".formatted(fund.name(), Dollars.sign(fund.balance())) + more(fund)));
        if (hasOwnFund) {
            oneAfterTheOther.add(" of " + Dollars.sign(contract.insuranceFund(openInterest))
                    + injected(policies.fund().injections()));
        }
        steps.add(Step.of(
                Payer.INSURANCE_FUND,
                String.join("; then the one", oneAfterTheOther) + (hybrid.fundOnChain() ? settled(hybrid) : "")));
    }

    private static String more(SharedFundSpec fund) {
        String who = switch (fund.scope()) {
            case Scope.Contracts some -> " for " + String.join(", ", some.names());
            case Scope.NewListings fresh ->
                " for the first " + Moments.duration(fresh.periodMillis()) + " of a new listing";
            case Scope.Everything all -> " for all contracts that no other names";
        };
        String most = fund.mostPerContract() == SharedFundSpec.NO_CAP
                ? ""
                : ", %s for one contract at most, which then has a fund of its own"
                        .formatted(Dollars.sign(fund.mostPerContract()));
        return who + most + injected(fund.injections());
    }

    private static String injected(List<FundRulesSpec.Injection> injections) {
        return injections.isEmpty()
                ? ""
                : " and "
                        + Dollars.sign(injections.stream()
                                .mapToLong(FundRulesSpec.Injection::amount)
                                .reduce(0, Math::addExact))
                        + " that the company puts in";
    }

    private static String settled(HybridSpec hybrid) {
        return hybrid.settlementMillis() == 0
                ? ""
                : ", in a batch " + Moments.duration(hybrid.settlementMillis()) + " later";
    }

    private void add(BookPocketSpec pocket) {
        String most = pocket.capPerStep() == BookPocketSpec.NO_CAP
                ? ""
                : ", " + Dollars.sign(pocket.capPerStep()) + " in a step at most";
        steps.add(Step.of(
                Payer.of(pocket.account().party()),
                " of " + Dollars.sign(pocket.balance()) + most + settled(policies.hybrid())));
    }

    private void addDeleveraging() {
        BookDeleveragingSpec rules = policies.deleveraging();
        List<String> when = new ArrayList<>();
        if (policies.backstops().stream().anyMatch(BackstopSpec.Vault.class::isInstance)) {
            when.add("the vault cannot pay for what it has");
        }
        if (hasFundThatLeaves()) {
            when.add("the fund gives up what it has taken over");
        }
        rules.triggers().stream().map(BookLossOrder::words).forEach(when::add);
        steps.add(Step.of(Payer.ADL, " " + words(rules.price()) + " when " + String.join(", or when ", when)));
        if (hasFundThatLeaves() || !sparesFund(rules)) {
            String behind = policies.hybrid().pockets().isEmpty() ? "" : ", and those behind it,";
            steps.add(Step.of(Payer.INSURANCE_FUND, behind + " again for what winners did not pay"));
        }
    }

    /** Whether what the fund holds goes to winners after a loss of its own, covered or not. */
    private boolean hasFundThatLeaves() {
        return policies.backstops().stream().anyMatch(BackstopSpec.Fund.class::isInstance);
    }

    /** Whether only what is too much for the fund is closed, so that it pays nothing of that. */
    private static boolean sparesFund(BookDeleveragingSpec rules) {
        return rules.price() == BookDeleveragingSpec.Price.BANKRUPTCY
                && rules.triggers().stream()
                        .allMatch(
                                trigger -> trigger instanceof Trigger.Uncovered || trigger instanceof Trigger.Drawdown);
    }

    private static String words(BookDeleveragingSpec.Price price) {
        return switch (price) {
            case BANKRUPTCY -> "at the bankruptcy price";
            case MARK -> "at the mark, which costs winners nothing,";
            case PREVIOUS_ORACLE -> "at the oracle price of the step before";
            case ORACLE_IMPLIED_ZERO -> "at the zero price by the oracle";
            case FTX -> "at two thirds of the zero price and one third of the mark";
        };
    }

    private static String words(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Uncovered uncovered -> "the fund cannot cover what was taken over";
            case Trigger.FundEmpty empty -> "the fund is exhausted";
            case Trigger.Drawdown fall ->
                "the fund has lost %s of its peak of %s"
                        .formatted(Percent.exact(fall.start()), Moments.duration(fall.window()));
            case Trigger.MarkThroughBankruptcy through -> "the mark is through the bankruptcy price";
            case Trigger.NegativeEquity negative -> "what was taken over is worth less than nothing";
            case Trigger.MaxNotional most ->
                "what was taken over is worth more than %s of the fund".formatted(Percent.exact(most.ofFund()));
            case Trigger.All all ->
                all.triggers().stream().map(BookLossOrder::words).collect(Collectors.joining(" and "));
        };
    }

    private void addSharing() {
        LossSharingSpec sharing = policies.lossSharing();
        String severity = switch (sharing.severity()) {
            case Severity.Share share ->
                share.ratio() == FixedPoint.RATIO_ONE ? "" : ", " + Percent.exact(share.ratio()) + " of the rest";
            case Severity.Backoff backoff -> ", a share of the rest that falls from loss to loss";
        };
        if (sharing.severity() instanceof Severity.Share share && share.ratio() == 0) {
            return;
        }
        if (sharing.allocation() instanceof Allocation.Clawback clawback) {
            steps.add(Step.of(
                    Payer.CLAWBACK,
                    " from profits realised since the last settlement, every " + Moments.duration(clawback.window())
                            + severity));
        } else {
            steps.add(Step.of(Payer.SOCIALISED, " " + words(sharing.allocation()) + severity));
        }
    }

    private static String words(Allocation allocation) {
        return switch (allocation) {
            case Allocation.ProRata all -> "of all winners pro rata to " + words(all);
            case Allocation.Queue queue -> "of the first in the queue of winners";
            case Allocation.Largest largest ->
                "of the %d largest winning positions pro rata to %s".formatted(largest.count(), words(largest.among()));
            case Allocation.RiskAware all ->
                "of all winners pro rata to " + words(all.base()) + ", leverage and its risk";
            case Allocation.WholeLots lots -> "of all winners pro rata to " + words(lots.base()) + " in whole lots";
            case Allocation.Split split ->
                "%s %s, the rest %s"
                        .formatted(Percent.exact(split.share()), words(split.first()), words(split.second()));
            case Allocation.Clawback clawback ->
                throw new IllegalArgumentException("takes from past winners, not from present ones: " + clawback);
        };
    }

    private static String words(Allocation.ProRata all) {
        return switch (all.weight()) {
            case WEALTH -> words(all.base());
            case CONTRACTS -> "contracts";
            case LEVERED -> words(all.base()) + " and leverage";
        };
    }

    private static String words(LossSharingSpec.Base base) {
        return switch (base) {
            case PROFIT -> "profit";
            case EQUITY -> "equity";
        };
    }

    private String takeovers() {
        return "Positions are taken over by "
                + policies.backstops().stream().map(BookLossOrder::words).collect(Collectors.joining(", then "));
    }

    private static String words(BackstopSpec backstop) {
        return switch (backstop) {
            case BackstopSpec.Engine engine -> "the engine for the fund";
            case BackstopSpec.Fund fund ->
                "the fund up to %s of itself until it has lost %s of its peak"
                        .formatted(Percent.exact(fund.positionCap()), Percent.exact(fund.leaveAfterLoss()));
            case BackstopSpec.Vault vault -> "the vault";
            case BackstopSpec.Providers providers -> "providers within their limits";
        };
    }
}
