package io.backstop.model.cex;

import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.cex.inventory.Backstop;
import io.backstop.model.cex.inventory.Backstops;
import io.backstop.model.cex.inventory.EngineHolds;
import io.backstop.model.cex.inventory.FundHolds;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Provider;
import io.backstop.model.cex.inventory.ProviderPool;
import io.backstop.model.cex.inventory.Vault;
import io.backstop.model.scenario.BackstopSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A venue's backstops in one run, made from what the scenario says. Not thread safe. */
final class BackstopRules {

    private final List<Backstop> inOrder = new ArrayList<>();
    private final Clearing clearing;
    private final Inventory<LiquidationCase> ofFund;
    private final LongSupplier vaultEquity;
    private final Takeover takeover;
    private final ProviderSales sales;
    private @Nullable FundHolds presence;
    private boolean vaultSells = true;

    /** The backstops of a list, asked in its order; the money of their figures is the contract's. */
    BackstopRules(
            List<BackstopSpec> specs,
            Clearing clearing,
            Inventory<LiquidationCase> ofFund,
            LongSupplier vaultEquity,
            Takeover takeover,
            ProviderSales sales) {
        this.clearing = clearing;
        this.ofFund = ofFund;
        this.vaultEquity = vaultEquity;
        this.takeover = takeover;
        this.sales = sales;
        specs.forEach(this::add);
    }

    /** All of them as one. */
    Backstop all() {
        return inOrder.size() == 1 ? inOrder.getFirst() : new Backstops(inOrder);
    }

    /** The fund with its limits; null if it has none. */
    @Nullable
    FundHolds presence() {
        return presence;
    }

    boolean vaultSells() {
        return vaultSells;
    }

    private void add(BackstopSpec spec) {
        switch (spec) {
            case BackstopSpec.Engine engine -> inOrder.add(new EngineHolds(Takeover.FUND));
            case BackstopSpec.Fund fund -> {
                presence = holds(fund);
                inOrder.add(presence);
            }
            case BackstopSpec.Vault vault -> {
                vaultSells = vault.sells();
                inOrder.add(new Vault(Takeover.VAULT, vaultEquity, vault.leastEquity(), 0));
            }
            case BackstopSpec.Providers providers -> inOrder.add(pool(providers));
        }
    }

    private FundHolds holds(BackstopSpec.Fund spec) {
        return new FundHolds(
                Takeover.FUND,
                clearing.fund().standing(spec.leaveAfterLoss()),
                new PositionCap(spec.positionCap()),
                ofFund,
                spec.exit());
    }

    /** Nobody of them takes what he would pay more for than the mark: it would cost him at once. */
    private Backstop pool(BackstopSpec.Providers spec) {
        List<Provider> providers = new ArrayList<>();
        for (BackstopSpec.Provider provider : spec.list()) {
            int id = provider.account() == 0 ? Takeover.OUTSIDE - providers.size() : provider.account();
            providers.add(new Provider(id, provider.perMinute(), provider.perHour()));
            sales.sellsOver(id, provider.sellsOverMillis());
        }
        ProviderPool pool = new ProviderPool(providers, takeover::isAble);
        return offer ->
                offer.position().equity() < takeover.leastEquity(offer.position()) ? List.of() : pool.take(offer);
    }
}
