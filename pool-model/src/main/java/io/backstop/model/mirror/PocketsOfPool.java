// Mirrors the deployment and funding of a pool's pockets
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.TranchesMirror.Tranche;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The pockets of one venue in the order in which they pay. Not thread safe. */
final class PocketsOfPool {

    private final VenueSpec.Pool venue;
    private final LpPoolMirror lpPool;
    private final BlockTime time;
    private final PriceFeedMirror stakeFeed;
    private final Consumer<MarketEvent> events;
    private final List<PocketMirror> pockets = new ArrayList<>();
    private final @Nullable TranchesMirror tranches;
    private final @Nullable DeficitSafetyModuleMirror deficits;
    private boolean isFunded;
    private boolean isSlashDue;
    private boolean isCoverDue;

    PocketsOfPool(VenueSpec.Pool venue, LpPoolMirror lpPool, BlockTime time, Consumer<MarketEvent> events) {
        this.venue = venue;
        this.lpPool = lpPool;
        this.time = time;
        stakeFeed = new PriceFeedMirror(time);
        this.events = events;
        venue.pockets().forEach(spec -> pockets.add(pocket(spec)));
        tranches = first(TranchesMirror.class);
        deficits = first(DeficitSafetyModuleMirror.class);
    }

    /** What a staked token is worth; nobody reads it where none is staked. */
    PriceFeedMirror stakeFeed() {
        return stakeFeed;
    }

    @Nullable
    CooldownVaultMirror safetyModule() {
        return first(CooldownVaultMirror.class);
    }

    List<PocketMirror> inOrder() {
        return pockets;
    }

    @Nullable
    TranchesMirror tranches() {
        return tranches;
    }

    /** Those that pay before the pool does; all if it is none of them. */
    List<PocketMirror> aheadOfPool() {
        int place = pockets.indexOf(lpPool);
        return place < 0 ? pockets : pockets.subList(0, place);
    }

    /** Who takes fees that are owed to this account. */
    LongConsumer feeRecipient(Account account) {
        for (PocketMirror pocket : pockets) {
            if (pocket.account().equals(account) && pocket instanceof FeeBufferMirror buffer) {
                return buffer::receive;
            }
        }
        return lpPool::credit;
    }

    /** Pays the first capital in, the pool's first; of that is told only what was paid. */
    void fund(long openInterest) {
        fundPool();
        isFunded = true;
        for (int i = 0; i < pockets.size(); i++) {
            PocketSpec spec = venue.pockets().get(i);
            if (!pockets.get(i).isInPool()) {
                fund(pockets.get(i), spec.balance(openInterest));
                events.accept(new MarketEvent.Funded(spec.account(), spec.balance(openInterest)));
            }
        }
    }

    /** Does what anybody may do in every step: slashes and covers what was due before it, and values the tranches. */
    void upkeep() {
        if (deficits != null && isSlashDue) {
            deficits.slash();
        }
        if (deficits != null && isCoverDue) {
            deficits.cover();
        }
        if (tranches != null) {
            tranches.revalue();
        }
    }

    /** Looks what of it is due in the next step. */
    void decideUpkeep() {
        isSlashDue = deficits != null && deficits.canSlash();
        isCoverDue = deficits != null && deficits.canCover();
    }

    /** Holds the ledger of a run against the balances of the pockets and the pool. */
    void reconcile(PoolRun run) {
        long others = 0;
        for (PocketMirror pocket : pockets) {
            if (!pocket.account().equals(Account.LP)) {
                reconcile(run, pocket);
                others += pocket.isInPool() ? pocket.held() : 0;
            }
        }
        run.reconcile(Account.LP, lpPool.cash() - others);
    }

    /** A module of another token keeps no dollars. */
    private void reconcile(PoolRun run, PocketMirror pocket) {
        if (venue.stake() != null && pocket.account().equals(Account.SAFETY_MODULE)) {
            run.reconcileStake(pocket.held());
            run.reconcile(pocket.account(), 0);
        } else {
            run.reconcile(pocket.account(), pocket.held());
        }
    }

    private <T> @Nullable T first(Class<T> kind) {
        return pockets.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElse(null);
    }

    private void fundPool() {
        if (tranches == null) {
            lpPool.deposit(PoolMirror.DEPLOYER, venue.lpCapital());
            events.accept(new MarketEvent.Funded(Account.LP, venue.lpCapital()));
            return;
        }
        long junior = venue.juniorCapital();
        enter(tranches, Tranche.JUNIOR, junior);
        enter(tranches, Tranche.SENIOR, venue.lpCapital() - junior);
        events.accept(new MarketEvent.Funded(Account.LP, venue.lpCapital() - junior));
        events.accept(new MarketEvent.Funded(Account.JUNIOR_LP, junior));
    }

    private void tell(MarketEvent event) {
        if (isFunded) {
            events.accept(event);
        }
    }

    private static void enter(TranchesMirror tranches, Tranche tranche, long capital) {
        if (capital > 0) {
            tranches.deposit(tranche, PoolMirror.DEPLOYER, capital);
        }
    }

    private static void fund(PocketMirror pocket, long balance) {
        if (pocket instanceof CooldownVaultMirror stake) {
            stake.deposit(PoolMirror.DEPLOYER, balance);
        } else if (pocket instanceof FeeBufferMirror buffer) {
            buffer.receive(balance);
        }
    }

    private PocketMirror pocket(PocketSpec spec) {
        return switch (spec.form()) {
            case PocketForm.Usual ignored -> usual(spec);
            case PocketForm.ProfitBuffer ignored -> new ProfitBufferMirror(lpPool);
            case DeficitSpec figures ->
                new DeficitSafetyModuleMirror(
                        figures,
                        time,
                        buyer(figures.stake()),
                        new DeficitSafetyModuleMirror.Receivers(lpPool::cover, this::takeSlashingFee, events));
            case TranchesSpec figures -> new TranchesMirror(figures, lpPool, this::tell);
        };
    }

    private @Nullable StakeBuyerMirror buyer(@Nullable StakeSpec stake) {
        return stake == null ? null : new StakeBuyerMirror(stakeFeed::price, stake.haircut(), stake.buyerCapital());
    }

    /** The treasury gets it, or somebody outside. */
    private void takeSlashingFee(long fee) {
        for (PocketMirror pocket : pockets) {
            if (pocket instanceof FeeBufferMirror treasury && treasury.takesSlashingFees()) {
                treasury.receive(fee);
            }
        }
    }

    private PocketMirror usual(PocketSpec spec) {
        if (spec.account().equals(Account.LP)) {
            return lpPool;
        }
        return spec.account().equals(Account.SAFETY_MODULE)
                ? new SafetyModuleMirror(spec, time)
                : new FeeBufferMirror(spec.account());
    }
}
