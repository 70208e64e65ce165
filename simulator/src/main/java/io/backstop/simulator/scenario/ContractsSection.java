package io.backstop.simulator.scenario;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookContractsSpec.Other;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.SharedFundSpec.Scope;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code contracts}, {@code accounts} and {@code funds} of a book venue. */
record ContractsSection(Node venue, Markets markets, PathSection paths) {

    /** The venue with its further contracts. */
    VenueSpec.Cex of(VenueSpec.Cex first) {
        Node others = venue.optional("contracts");
        if (others == null) {
            return ofOneContract(first);
        }
        if (markets.others().isEmpty()) {
            throw others.mistakeWithoutValue("needs otherMarkets, in which they are");
        }
        others.allowOnly(markets.others().keySet().toArray(String[]::new));
        AccountsSpec accounts = AccountsSection.read(venue.optional("accounts"));
        List<Other> contracts = new ArrayList<>();
        for (String name : others.keys()) {
            contracts.add(contract(first.id(), name, others.required(name), accounts));
        }
        List<SharedFundSpec> funds = FundsSection.read(
                venue.list("funds"), contracts.stream().map(Other::market).toList(), paths.grid());
        VenueSpec.Cex own = adapted(first, venue, accounts);
        List<Node> nodes = VenuePresets.contracts(venue);
        checkFunds(funds, contracts, nodes);
        requireItsWindow(contracts, funds, nodes);
        requireLinear(own, contracts, accounts, funds, nodes);
        return new VenueSpec.Cex(
                own.id(),
                own.rules(),
                own.book(),
                policiesOf(own, BookContractsSpec.MAIN, funds),
                fundOf(own, BookContractsSpec.MAIN, funds),
                new BookContractsSpec(
                        accounts,
                        contracts.stream().map(other -> funded(other, funds)).toList(),
                        funds,
                        isOneWay()));
    }

    /** Two legs of one trader share what else contracts would. */
    private VenueSpec.Cex ofOneContract(VenueSpec.Cex only) {
        Node shared = venue.optional("accounts");
        Node funds = venue.optional("funds");
        if (funds != null) {
            throw funds.mistakeWithoutValue("needs contracts, which share it");
        }
        if (shared != null && markets.legs().isEmpty()) {
            throw shared.mistakeWithoutValue("needs contracts or legs, which share it");
        }
        AccountsSpec accounts = AccountsSection.read(shared);
        if (only.policies().deleveraging().keepsHedges() && !accounts.areShared()) {
            throw keepHedges(venue).mistake("needs contracts or legs, and accounts in cross or portfolio margin");
        }
        VenueSpec.Cex terms = adapted(only, venue, accounts);
        requireLinear(terms, List.of(), accounts, List.of(), List.of(venue));
        return new VenueSpec.Cex(
                terms.id(),
                terms.rules(),
                terms.book(),
                terms.policies(),
                terms.insuranceFund(),
                new BookContractsSpec(accounts, List.of(), List.of(), isOneWay()));
    }

    private boolean isOneWay() {
        Node mode = venue.optional("positionMode");
        return mode != null && mode.oneOf("hedge", "oneWay").equals("oneWay");
    }

    private Other contract(String venueId, String name, Node contract, AccountsSpec accounts) {
        Node listed = contract.optional("listedAt");
        VenueSpec.Cex terms = CexSection.readContract(contract, venueId + ":" + name, markets.rulesOf(name), paths);
        return new Other(
                name,
                markets.other(name).underlying(),
                adapted(terms, contract, accounts),
                listed == null
                        ? Other.LONG_AGO
                        : Quantity.instantOrOffset(listed, paths.grid().startMillis()));
    }

    /** In portfolio margin what a position needs alone is what the worst move takes of it. */
    private static VenueSpec.Cex adapted(VenueSpec.Cex terms, Node node, AccountsSpec accounts) {
        if (terms.policies().deleveraging().keepsHedges() && !accounts.areShared()) {
            throw keepHedges(node).mistake("needs accounts in cross or portfolio margin");
        }
        if (!(accounts instanceof AccountsSpec.Portfolio portfolio)) {
            return terms;
        }
        Node margin = node.optional("margin");
        if (margin != null) {
            throw margin.mistakeWithoutValue("has no place beside accounts in portfolio margin, whose shocks say it");
        }
        if (terms.policies().trading().fees().isInMaintenance()) {
            throw node.required("tradingFee")
                    .required("inMaintenance")
                    .mistake("has no place beside accounts in portfolio margin, whose shocks say what is needed");
        }
        MarketRules rules = terms.rules();
        long alone = portfolio.ratioAlone();
        long initial = Math.min(
                FixedPoint.RATIO_ONE, FixedPoint.mulDivCeil(alone, portfolio.initialFactor(), FixedPoint.RATIO_ONE));
        return new VenueSpec.Cex(
                terms.id(),
                new MarketRules(
                        rules.sizeUnit(),
                        MarginTiers.flat(initial, alone),
                        0,
                        rules.keeperReward(),
                        rules.reserveFactor(),
                        rules.maxAge()),
                terms.book(),
                terms.policies(),
                terms.insuranceFund());
    }

    private static Node keepHedges(Node contract) {
        return contract.required("deleveraging").required("keepHedges");
    }

    private static void requireLinear(
            VenueSpec.Cex own,
            List<Other> others,
            AccountsSpec accounts,
            List<SharedFundSpec> funds,
            List<Node> nodes) {
        if (!accounts.areShared() && funds.isEmpty()) {
            return;
        }
        for (int place = 0; place < nodes.size(); place++) {
            VenueSpec.Cex terms = place == 0 ? own : others.get(place - 1).terms();
            if (terms.policies().terms().contract() != ContractType.LINEAR) {
                throw nodes.get(place)
                        .required("contract")
                        .mistake("must be linear where accounts or funds are shared: they settle in dollars");
            }
            if (accounts.areShared() && terms.policies().terms().margin() instanceof MarginSpec.RiskLimits) {
                throw nodes.get(place)
                        .required("margin")
                        .required("kind")
                        .mistake("has no place where contracts share accounts: a limit is of one position");
            }
            if (accounts.areShared() && terms.policies().terms().collateral() != null) {
                throw nodes.get(place)
                        .required("collateral")
                        .mistakeWithoutValue("has no place where accounts are shared: they post dollars");
            }
        }
    }

    /** A fund of its own has no place where another serves a contract at all times. */
    private static void checkFunds(List<SharedFundSpec> funds, List<Other> others, List<Node> nodes) {
        for (int place = 0; place < nodes.size(); place++) {
            String name =
                    place == 0 ? BookContractsSpec.MAIN : others.get(place - 1).market();
            Node own = nodes.get(place).optional("insuranceFund");
            if (own != null && isServed(name, funds)) {
                throw own.mistakeWithoutValue("has no place beside funds, of which one serves this contract");
            }
        }
        boolean isAnyNew = others.stream().anyMatch(other -> other.listedAt() != Other.LONG_AGO);
        boolean isForNew = funds.stream().anyMatch(fund -> fund.scope() instanceof Scope.NewListings);
        if (isForNew && !isAnyNew) {
            throw nodes.getFirst().required("funds").mistakeWithoutValue("newListings needs a contract with listedAt");
        }
    }

    /** The peak from which a fund's losses are measured lies in a window of the fund itself. */
    private static void requireItsWindow(List<Other> others, List<SharedFundSpec> funds, List<Node> nodes) {
        for (int place = 0; place < nodes.size(); place++) {
            String name =
                    place == 0 ? BookContractsSpec.MAIN : others.get(place - 1).market();
            for (Node backstop : nodes.get(place).listIfAny("backstops")) {
                Node window = backstop.optional("window");
                Optional<SharedFundSpec> fund = serving(name, funds);
                if (window != null && fund.isPresent() && fund.get().window() != Quantity.positiveDuration(window)) {
                    throw window.mistake("must be the window of the fund that serves this contract");
                }
            }
        }
    }

    private static boolean isServed(String contract, List<SharedFundSpec> funds) {
        return serving(contract, funds).isPresent();
    }

    /** The fund on which a contract draws once it is no longer new, if it shares one. */
    private static Optional<SharedFundSpec> serving(String contract, List<SharedFundSpec> funds) {
        return funds.stream()
                .filter(fund -> fund.scope() instanceof Scope.Contracts some
                        && some.names().contains(contract))
                .findFirst()
                .or(() -> funds.stream()
                        .filter(fund -> fund.scope() instanceof Scope.Everything)
                        .findFirst());
    }

    private static long fundOf(VenueSpec.Cex terms, String name, List<SharedFundSpec> funds) {
        return isServed(name, funds) ? 0 : terms.insuranceFund();
    }

    /** Peaks lie in the window of the fund on which the contract draws. */
    private static BookPolicies policiesOf(VenueSpec.Cex terms, String name, List<SharedFundSpec> funds) {
        BookPolicies own = terms.policies();
        return serving(name, funds)
                .map(fund -> own.with(new FundRulesSpec(fund.window(), List.of()))
                        .with(own.backstops().stream()
                                .map(backstop -> within(fund.window(), backstop))
                                .toList()))
                .orElse(own);
    }

    private static BackstopSpec within(long window, BackstopSpec backstop) {
        return backstop instanceof BackstopSpec.Fund fund
                ? new BackstopSpec.Fund(fund.positionCap(), fund.leaveAfterLoss(), window, fund.exit())
                : backstop;
    }

    private static Other funded(Other other, List<SharedFundSpec> funds) {
        VenueSpec.Cex terms = other.terms();
        return new Other(
                other.market(),
                other.underlying(),
                new VenueSpec.Cex(
                        terms.id(),
                        terms.rules(),
                        terms.book(),
                        policiesOf(terms, other.market(), funds),
                        fundOf(terms, other.market(), funds)),
                other.listedAt());
    }
}
