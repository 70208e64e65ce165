package io.backstop.model.cex;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundScope;
import io.backstop.model.cex.fund.FundSpec;
import io.backstop.model.cex.fund.Funds;
import io.backstop.model.cex.fund.Presences;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookContractsSpec.Other;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.SharedFundSpec.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On which fund each contract of a venue draws at a time. A fund that several draw on lies in the ledger of its home: the first of those that may draw
 * on it and are no home yet, or else the first. Not thread safe.
 */
final class SharedFunds {

    private final BookContractsSpec venue;
    private final List<Clearing> contracts;
    private final Funds funds;
    private final int shared;
    private final List<Integer> homes = new ArrayList<>();
    private final List<FundSupply> supplies = new ArrayList<>();
    private final Presences presences = new Presences();

    /** Brings the capital of the funds in; contracts have that of their own already. */
    SharedFunds(BookContractsSpec venue, List<Clearing> contracts) {
        this.venue = venue;
        this.contracts = List.copyOf(contracts);
        shared = venue.funds().size();
        List<FundSpec> specs = new ArrayList<>();
        for (SharedFundSpec spec : venue.funds()) {
            specs.add(new FundSpec(spec.name(), scope(spec.scope()), spec.balance(), spec.window()));
            int home = home(spec.scope());
            homes.add(home);
            this.contracts.get(home).host(spec.balance());
        }
        for (int place = 0; place < this.contracts.size(); place++) {
            if (isAlone(place)) {
                Fund own = this.contracts.get(place).fund().fund();
                FundScope.Contracts itself = new FundScope.Contracts(List.of(place));
                specs.add(new FundSpec(
                        "insuranceFund", itself, own.balance(), own.spec().windowMillis()));
            }
        }
        funds = new Funds(specs, listed());
        for (int place = 0; place < shared; place++) {
            Clearing home = this.contracts.get(homes.get(place));
            Fund fund = funds.all().get(place);
            supplies.add(new FundSupply(venue.funds().get(place).injections(), dollars -> home.inject(fund, dollars)));
        }
    }

    /** Brings what the company puts in at the start of a step that the contracts have begun. */
    void supply(int step) {
        supplies.forEach(supply -> supply.bring(step));
    }

    /** Has each contract draw on the fund of a time; one that has cost a fund as much as it may is given an empty one of its own. */
    void moveTo(long time) {
        for (int place = 0; place < contracts.size(); place++) {
            Fund fund = funds.of(place, time);
            long most = most(fund);
            if (most != SharedFundSpec.NO_CAP && fund.result(place) <= -most) {
                FundScope.Contracts itself = new FundScope.Contracts(List.of(place));
                FundSpec own =
                        new FundSpec("insuranceFund", itself, 0, fund.spec().windowMillis());
                fund = funds.separate(place, own);
                most = SharedFundSpec.NO_CAP;
            }
            contracts.get(place).fund().drawOn(fund, place, home(fund, place), most, presences);
        }
    }

    /** Where the money of a fund lies; null if that is the contract itself. */
    private @Nullable Clearing home(Fund fund, int contract) {
        int place = funds.all().indexOf(fund);
        return place >= shared || homes.get(place) == contract ? null : contracts.get(homes.get(place));
    }

    private long most(Fund fund) {
        int place = funds.all().indexOf(fund);
        return place < shared ? venue.funds().get(place).mostPerContract() : SharedFundSpec.NO_CAP;
    }

    private int home(Scope scope) {
        int first = 0;
        for (int place = contracts.size() - 1; place >= 0; place--) {
            first = mayDraw(scope, place) ? place : first;
        }
        for (int place = 0; place < contracts.size(); place++) {
            if (mayDraw(scope, place) && !homes.contains(place)) {
                return place;
            }
        }
        return first;
    }

    private boolean mayDraw(Scope scope, int contract) {
        return switch (scope) {
            case Scope.Contracts some -> some.names().contains(name(contract));
            case Scope.NewListings fresh -> listed().containsKey(contract);
            case Scope.Everything all -> !isNamed(contract);
        };
    }

    private boolean isNamed(int contract) {
        return venue.funds().stream()
                .anyMatch(fund -> fund.scope() instanceof Scope.Contracts some
                        && some.names().contains(name(contract)));
    }

    /** Whether a contract draws on a fund of its own, at least when it is no longer new. */
    private boolean isAlone(int contract) {
        return !isNamed(contract) && venue.funds().stream().noneMatch(fund -> fund.scope() instanceof Scope.Everything);
    }

    private FundScope scope(Scope scope) {
        return switch (scope) {
            case Scope.Contracts some ->
                new FundScope.Contracts(some.names().stream().map(this::place).toList());
            case Scope.NewListings fresh -> new FundScope.NewListings(fresh.periodMillis());
            case Scope.Everything all -> new FundScope.Everything();
        };
    }

    private int place(String name) {
        for (int place = 0; place < contracts.size(); place++) {
            if (name(place).equals(name)) {
                return place;
            }
        }
        throw new IllegalArgumentException("the venue has no contract " + name);
    }

    private String name(int contract) {
        return contract == 0
                ? BookContractsSpec.MAIN
                : venue.others().get(contract - 1).market();
    }

    private Map<Integer, Long> listed() {
        Map<Integer, Long> listed = new HashMap<>();
        for (int place = 1; place < contracts.size(); place++) {
            long at = venue.others().get(place - 1).listedAt();
            if (at != Other.LONG_AGO) {
                listed.put(place, at);
            }
        }
        return listed;
    }
}
