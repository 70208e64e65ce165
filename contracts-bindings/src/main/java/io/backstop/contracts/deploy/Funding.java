package io.backstop.contracts.deploy;

import io.backstop.contracts.gateway.TestDollarGateway;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.contracts.gateway.VaultGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first capital of a pool and its pockets, all of it the deployer's. Not thread safe; one object funds one venue. */
final class Funding {

    private final Blueprint blueprint;
    private final String deployer;
    private final TestDollarGateway token;
    private final Map<String, ContractCall> calls = new LinkedHashMap<>();
    private final List<MarketEvent.Funded> funded = new ArrayList<>();

    Funding(Blueprint blueprint, String deployer) {
        this.blueprint = blueprint;
        this.deployer = deployer;
        token = new TestDollarGateway(blueprint.address("token"));
    }

    /** What was paid in, the pool's first. */
    List<MarketEvent.Funded> funded() {
        return funded;
    }

    /** The deployer's calls in their order, by what they are for. */
    Map<String, ContractCall> of(VenueSpec.Pool venue, long openInterest) {
        pool(venue);
        for (PocketSpec pocket : venue.pockets()) {
            switch (pocket.form()) {
                case PocketForm.Usual usual -> usual(pocket.account(), pocket.balance(openInterest));
                case DeficitSpec deficit -> stake(pocket.account(), pocket.balance(openInterest), deficit.stake());
                case PocketForm.ProfitBuffer partOfThePool -> {}
                case TranchesSpec partOfThePool -> {}
            }
        }
        return calls;
    }

    private void pool(VenueSpec.Pool venue) {
        if (venue.tranches() == null) {
            deposit(Account.LP, venue.lpCapital());
            return;
        }
        long junior = venue.juniorCapital();
        long senior = venue.lpCapital() - junior;
        funded.add(new MarketEvent.Funded(Account.LP, senior));
        funded.add(new MarketEvent.Funded(Account.JUNIOR_LP, junior));
        String tranches = blueprint.address(Blueprint.nameOf(Account.JUNIOR_LP));
        calls.put("lp's money", token.mint(deployer, venue.lpCapital()));
        calls.put("lp's approval", token.approveAll(tranches));
        enter(new TranchesGateway(tranches), true, junior);
        enter(new TranchesGateway(tranches), false, senior);
    }

    private void enter(TranchesGateway tranches, boolean junior, long amount) {
        if (amount > 0) {
            calls.put(junior ? "juniorLp's deposit" : "lp's deposit", tranches.deposit(junior, amount, deployer));
        }
    }

    private void usual(Account account, long amount) {
        if (account.equals(Account.SAFETY_MODULE)) {
            deposit(account, amount);
        } else if (!account.equals(Account.LP)) {
            funded.add(new MarketEvent.Funded(account, amount));
            calls.put(account + "'s money", token.mint(blueprint.address(Blueprint.nameOf(account)), amount));
        }
    }

    private void stake(Account account, long amount, @Nullable StakeSpec stake) {
        if (stake == null) {
            deposit(account, amount);
        } else {
            deposit(account, amount, new TestDollarGateway(blueprint.address("stakeToken")));
            calls.put("stakeBuyer's money", token.mint(blueprint.address("stakeBuyer"), stake.buyerCapital()));
        }
    }

    private void deposit(Account account, long amount) {
        deposit(account, amount, token);
    }

    private void deposit(Account account, long amount, TestDollarGateway token) {
        funded.add(new MarketEvent.Funded(account, amount));
        String vault = blueprint.address(Blueprint.nameOf(account));
        calls.put(account + "'s money", token.mint(deployer, amount));
        calls.put(account + "'s approval", token.approveAll(vault));
        calls.put(account + "'s deposit", new VaultGateway(vault).deposit(amount, deployer));
    }
}
