package io.backstop.tests.fuzz;

import io.backstop.model.mirror.CooldownVaultMirror;
import io.backstop.model.mirror.DeficitSafetyModuleMirror;
import io.backstop.model.mirror.FeeBufferMirror;
import io.backstop.model.mirror.GasFeeds;
import io.backstop.model.mirror.LpPoolMirror;
import io.backstop.model.mirror.Opening;
import io.backstop.model.mirror.OperationsMirror;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.PoolMirror;
import io.backstop.model.mirror.PriceFeedMirror;
import io.backstop.model.mirror.TranchesMirror;
import io.backstop.model.mirror.TranchesMirror.Tranche;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.lastresort.AccountDebtsMirror;
import io.backstop.model.mirror.operations.Role;
import io.backstop.model.mirror.operations.SettleableFeedMirror;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The mirror and what the wallets around it hold. Not thread safe. */
final class MirrorSide {

    private record Timed(Call call, long now) {}

    private final Setup setup;
    private final Wallets wallets = new Wallets();
    private final List<Timed> done = new ArrayList<>();
    private final List<MarketEvent> events = new ArrayList<>();
    private PoolMirror pool;
    private final long deployedAt;
    private long now;

    MirrorSide(Setup setup, long now) {
        this.setup = setup;
        this.now = now;
        deployedAt = now;
        pool = newPool();
    }

    Setup setup() {
        return setup;
    }

    PoolMirror pool() {
        return pool;
    }

    PerpMarketMirror market() {
        return pool.market();
    }

    LpPoolMirror lpPool() {
        return pool.lpPool();
    }

    Optional<CooldownVaultMirror> safetyModule() {
        return pool.pockets().stream()
                .filter(CooldownVaultMirror.class::isInstance)
                .map(CooldownVaultMirror.class::cast)
                .findFirst();
    }

    Optional<DeficitSafetyModuleMirror> deficits() {
        return safetyModule()
                .filter(DeficitSafetyModuleMirror.class::isInstance)
                .map(DeficitSafetyModuleMirror.class::cast);
    }

    /** Shortfalls that stay on their accounts. */
    Optional<AccountDebtsMirror> debts() {
        return Optional.ofNullable(pool.lastResort())
                .filter(AccountDebtsMirror.class::isInstance)
                .map(AccountDebtsMirror.class::cast);
    }

    TranchesMirror tranches() {
        return Objects.requireNonNull(pool.tranches());
    }

    static Tranche tranche(boolean junior) {
        return junior ? Tranche.JUNIOR : Tranche.SENIOR;
    }

    Wallets wallets() {
        return wallets;
    }

    long now() {
        return now;
    }

    /**
     * Carries out a call in a block at this time.
     *
     * @throws IllegalStateException if the mirror refuses and has changed nevertheless
     */
    Outcome apply(Call call, long time) {
        now = time;
        pool.at(time);
        events.clear();
        if (call instanceof Call.Trespass trespass) {
            return Outcome.refused(ContractError.of(trespass.door().error()));
        }
        try {
            if (isTooPoor(call)) {
                return tooPoor(call);
            }
            List<Long> values = carryOut(call);
            if (bill(call) > wallets.of(call.caller())) {
                rebuild();
                return tooPoor(call);
            }
            Outcome outcome = new Outcome("", events, values);
            done.add(new Timed(call, time));
            settle(call, values);
            return outcome;
        } catch (ContractRevert revert) {
            return Outcome.refused(revert.error());
        } catch (ArithmeticException overflow) {
            requireUnchanged(call);
            return Outcome.overflown();
        }
    }

    /** Whether a call asks for more dollars than its caller has, so that an overflow may hide behind that. */
    boolean mayBeTooPoor(Call call) {
        long money = wallets.of(call.caller());
        return bill(call) > money
                || bill(call) < 0
                || (call instanceof Call.OpenFor batch
                        && batch.openings().stream().anyMatch(opening -> opening.collateral() > money));
    }

    private List<Long> carryOut(Call call) {
        switch (call) {
            case Call.Wait wait -> {}
            case Call.Publish publish ->
                publish(feed(publish.mark()), publish.caller(), publish.price(), now - publish.age());
            case Call.Bring brought ->
                pool.markReports().update(SignedMark.given(brought.report(now), brought.signers()));
            case Call.PublishReference publish ->
                publish(pool.referenceFeed(), publish.caller(), publish.price(), now - publish.age());
            case Call.PublishGas gas -> publish(gasFeed(gas.gas()), gas.caller(), gas.price(), now);
            case Call.Flag flag -> flags().flag(flag.caller().id(), flag.account());
            case Call.FlagBatch batch ->
                flags().flagBatch(
                                batch.caller().id(),
                                batch.accounts().stream().mapToInt(i -> i).toArray());
            case Call.Unflag lifted -> flags().unflag(lifted.account());
            case Call.Pause stop -> operations().pause().pause(stop.caller().id(), actions(stop.actions()));
            case Call.Resume goOn -> operations().pause().resume(goOn.caller().id(), actions(goOn.actions()));
            case Call.SetParameter change ->
                operations().parameters().setParameter(change.caller().id(), change.name(), change.value());
            case Call.SettleAt settle -> {
                List<SettleableFeedMirror> feeds = operations().settleable();
                SettleableFeedMirror feed = settle.mark() ? feeds.getFirst() : feeds.getLast();
                feed.settleAt(settle.caller().id(), settle.price());
            }
            case Call.Open open -> {
                return List.of((long) market().open(open.caller().id(), open.size(), open.collateral()));
            }
            case Call.OpenFor batch -> market().openFor(batch.caller().id(), batch.openings());
            case Call.Increase more ->
                market().increase(more.caller().id(), more.account(), more.size(), more.collateral());
            case Call.Decrease less ->
                market().decrease(less.caller().id(), less.account(), less.size(), less.collateral());
            case Call.Close close -> market().close(close.caller().id(), close.account());
            case Call.Liquidate forced -> market().liquidate(forced.account());
            case Call.LiquidateBatch batch ->
                market().liquidateBatch(
                                batch.accounts().stream().mapToInt(i -> i).toArray());
            case Call.PayClaim claim -> {
                return List.of(market().payClaim(claim.account()));
            }
            case Call.Deleverage named ->
                Objects.requireNonNull(pool.deleverager())
                        .deleverage(named.accounts().stream().mapToInt(i -> i).toArray());
            case Call.WriteOff ended ->
                Objects.requireNonNull(pool.shortfalls()).writeOff();
            case Call.Repay repaid -> debts().orElseThrow().repay(repaid.account(), repaid.amount());
            case Call.Deposit deposit -> {
                return List.of(deposit(deposit));
            }
            case Call.Redeem redeem -> {
                return List.of(redeem(redeem));
            }
            case Call.Withdraw withdraw -> {
                return List.of(withdraw(withdraw));
            }
            case Call.TransferShares given -> transfer(given);
            case Call.StartCooldown cooldown ->
                safetyModule().orElseThrow().startCooldown(cooldown.caller().id(), cooldown.shares());
            case Call.Slash slash -> deficits().orElseThrow().slash();
            case Call.Cover cover -> deficits().orElseThrow().cover();
            case Call.Revalue revalue -> tranches().revalue();
            case Call.EnterTranche entry -> {
                return List.of(tranches()
                        .deposit(tranche(entry.junior()), entry.receiver().id(), entry.assets()));
            }
            case Call.LeaveTranche exit -> {
                return List.of(
                        tranches().redeem(tranche(exit.junior()), exit.caller().id(), exit.shares()));
            }
            case Call.Donate donation -> donate(donation);
            case Call.Trespass trespass ->
                throw new IllegalStateException(trespass.door() + " is not one of the mirror's");
        }
        return List.of();
    }

    private long deposit(Call.Deposit call) {
        int receiver = call.receiver().id();
        return call.vault() == Vault.LP_POOL
                ? lpPool().deposit(receiver, call.assets())
                : safetyModule().orElseThrow().deposit(receiver, call.assets());
    }

    private long redeem(Call.Redeem call) {
        int owner = call.caller().id();
        return call.vault() == Vault.LP_POOL
                ? lpPool().redeem(owner, call.shares())
                : safetyModule().orElseThrow().redeem(owner, call.shares());
    }

    private long withdraw(Call.Withdraw call) {
        int owner = call.caller().id();
        return call.vault() == Vault.LP_POOL
                ? lpPool().withdraw(owner, call.assets())
                : safetyModule().orElseThrow().withdraw(owner, call.assets());
    }

    private void transfer(Call.TransferShares call) {
        int owner = call.caller().id();
        int receiver = call.receiver().id();
        if (call.vault() == Vault.LP_POOL) {
            lpPool().transfer(owner, receiver, call.shares());
        } else {
            safetyModule().orElseThrow().transfer(owner, receiver, call.shares());
        }
    }

    /** A gift changes only the pockets that nobody owns shares of. */
    private void donate(Call.Donate donation) {
        buffer(donation.contract()).ifPresent(buffer -> buffer.receive(donation.amount()));
    }

    /** The buffer with this name. */
    Optional<FeeBufferMirror> buffer(String name) {
        return pool.pockets().stream()
                .filter(pocket -> pocket.account().toString().equals(name))
                .filter(FeeBufferMirror.class::isInstance)
                .map(FeeBufferMirror.class::cast)
                .findFirst();
    }

    /** As {@link ChainSide} deploys it: price, money and wallets in three blocks. */
    private PoolMirror newPool() {
        return new PoolMirror(setup.venue(), 0, events::add, built -> {
            if (setup.mechanisms().depositsNeedPrice()) {
                built.publishEverywhere(setup.firstPrice(), deployedAt - 2);
                built.at(deployedAt - 1);
            }
        });
    }

    /** Where people operate the market, whoever holds the role publishes, through a door. */
    private void publish(PriceFeedMirror feed, Actor caller, long price, long publishTime) {
        if (pool.operations() == null) {
            feed.publish(caller.id(), price, publishTime);
        } else {
            operations().roles().requireRole(Role.PUBLISHER, caller.id());
            feed.publish(PriceFeedMirror.PUBLISHER, price, publishTime);
        }
    }

    private PriceFeedMirror gasFeed(boolean gas) {
        GasFeeds feeds = Objects.requireNonNull(pool.gasFeeds());
        return gas ? feeds.gasPrice() : feeds.etherPrice();
    }

    private FlagsMirror flags() {
        return Objects.requireNonNull(pool.flags());
    }

    private OperationsMirror operations() {
        return Objects.requireNonNull(pool.operations());
    }

    /** Bit n stands for the action n. */
    private static Set<Action> actions(long set) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if ((set >> ActionNames.codeOf(action.name()) & 1) != 0) {
                actions.add(action);
            }
        }
        return actions;
    }

    private PriceFeedMirror feed(boolean mark) {
        return mark ? pool.markFeed() : pool.executionFeed();
    }

    private void settle(Call call, List<Long> values) {
        switch (call) {
            case Call.Open open -> wallets.own(Math.toIntExact(values.getFirst()), open.caller());
            case Call.PayClaim claim -> {
                Actor owner = wallets.ownerOf(claim.account());
                if (owner != null) {
                    wallets.receive(owner, values.getFirst());
                }
            }
            case Call.Repay repaid -> wallets.pay(repaid.caller(), repaid.amount());
            case Call.Deposit deposit -> wallets.pay(deposit.caller(), deposit.assets());
            case Call.Redeem redeem -> wallets.receive(redeem.caller(), values.getFirst());
            case Call.EnterTranche entry -> wallets.pay(entry.caller(), entry.assets());
            case Call.LeaveTranche exit -> wallets.receive(exit.caller(), values.getFirst());
            case Call.Withdraw withdraw -> wallets.receive(withdraw.caller(), withdraw.assets());
            case Call.Donate donation -> wallets.donate(donation.caller(), donation.contract(), donation.amount());
            default -> {}
        }
        events.forEach(event -> wallets.follow(event, call.caller(), now));
        if (buffer("treasury").isEmpty()) {
            events.forEach(this::paySlashingFee);
        }
    }

    /** Without a treasury it is the deployer's. */
    private void paySlashingFee(MarketEvent event) {
        if (event instanceof MarketEvent.StakeSold sold) {
            wallets.receive(Actor.DEPLOYER, sold.dollars() - sold.paid());
        }
    }

    /**
     * Vaults and tokens take the dollars before they do anything else; only what they are worth is asked first, which may
     * not fit, or be so little that they take none. The market takes them last, when all else is checked.
     */
    private boolean isTooPoor(Call call) {
        if (call instanceof Call.Deposit deposit && deposit.vault() == Vault.LP_POOL) {
            lpPool().totalAssets();
            if (bill(call) > lpPool().maxDeposit()) {
                return false;
            }
        }
        boolean isTooPoor =
                (call instanceof Call.Deposit || call instanceof Call.Donate) && bill(call) > wallets.of(call.caller());
        if (isTooPoor && call instanceof Call.Deposit deposit && deposit.vault() == Vault.LP_POOL) {
            market().mechanisms().gate().check(Action.DEPOSIT, 0, 0);
        }
        return isTooPoor;
    }

    private Outcome tooPoor(Call call) {
        return Outcome.refused(ContractError.of("ERC20InsufficientBalance", wallets.of(call.caller()), bill(call)));
    }

    /** What the caller has to pay in. */
    private static long bill(Call call) {
        return switch (call) {
            case Call.Open open -> open.collateral();
            case Call.OpenFor batch ->
                batch.openings().stream().mapToLong(Opening::collateral).sum();
            case Call.Increase more -> more.collateral();
            case Call.Repay repaid -> repaid.amount();
            case Call.Deposit deposit -> deposit.assets();
            case Call.EnterTranche entry -> entry.assets();
            case Call.Donate donation -> donation.amount();
            default -> 0;
        };
    }

    /** All calls that were carried out, once more on a new mirror. */
    private void rebuild() {
        pool = newPool();
        for (Timed each : done) {
            pool.at(each.now());
            long later = now;
            now = each.now();
            carryOut(each.call());
            now = later;
        }
        pool.at(now);
        events.clear();
    }

    private void requireUnchanged(Call call) {
        List<String> after = MirrorState.of(this).lines();
        rebuild();
        List<String> unchanged = MirrorState.of(this).lines();
        for (int i = 0; i < unchanged.size(); i++) {
            if (!after.get(i).equals(unchanged.get(i))) {
                throw new IllegalStateException("%s overflows and leaves %s in place of %s"
                        .formatted(call.kind(), after.get(i), unchanged.get(i)));
            }
        }
    }
}
