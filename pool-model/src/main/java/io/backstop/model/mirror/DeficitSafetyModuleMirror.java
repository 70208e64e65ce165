// Mirrors pockets/DeficitSafetyModule.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.DeficitMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Staked tokens that stand for deficits above an offset. Not thread safe. */
public final class DeficitSafetyModuleMirror extends CooldownVaultMirror implements PocketMirror {

    /** Units of stake that no slash takes. */
    public static final long LEAST_STAKE = 1_000_000;

    /**
     * Where the dollars of a slash go.
     *
     * @param lpPool takes what covers a loss that the pool has borne before
     * @param fees takes the fee
     * @param events takes what is told of it
     */
    public record Receivers(LongConsumer lpPool, LongConsumer fees, Consumer<MarketEvent> events) {}

    /**
     * Deficits that are not covered yet.
     *
     * @param total micro-dollars
     * @param pending of these, what is being turned into dollars
     * @param slashed stake that waits to be sold
     */
    public record Deficit(long total, long pending, long slashed) {}

    /** What a slash takes, and the micro-dollars that it stands for without the fee. */
    private record Slash(long stake, long covered) {}

    private static final long PRICE_OF_DOLLAR = 100_000_000;

    private final DeficitSpec spec;
    private final @Nullable StakeBuyerMirror buyer;
    private final Receivers receivers;
    private Deficit deficit = new Deficit(0, 0, 0);

    /**
     * A safety module without stake.
     *
     * @param buyer of slashed stake; null if the stake is the dollar
     */
    public DeficitSafetyModuleMirror(
            DeficitSpec spec, BlockTime time, @Nullable StakeBuyerMirror buyer, Receivers receivers) {
        super(spec.cooldownSeconds(), spec.windowSeconds(), time);
        this.spec = spec;
        this.buyer = buyer;
        this.receivers = receivers;
    }

    @Override
    public Account account() {
        return Account.SAFETY_MODULE;
    }

    /** Pays nothing if a slash is a call of its own; what is not paid otherwise is others' for good. */
    @Override
    public long absorb(long shortfall) {
        deficit = new Deficit(Math.addExact(deficit.total(), shortfall), deficit.pending(), deficit.slashed());
        if (spec.isDeferred()) {
            return 0;
        }
        long paid = take() > 0 ? sold() : 0;
        deficit = new Deficit(Math.min(deficit.total(), spec.offset()), 0, 0);
        return paid;
    }

    /** Takes stake for deficits above the offset that are not pending yet, and returns it. */
    public long slash() {
        long stake = take();
        if (stake == 0) {
            throw new ContractRevert("NothingToSlash", deficit.total(), deficit.pending());
        }
        return stake;
    }

    /** Sells slashed stake, pays the pool and returns the micro-dollars. */
    public long cover() {
        long paid = sold();
        if (paid == 0) {
            throw new ContractRevert("NothingToSell", deficit.slashed());
        }
        receivers.lpPool().accept(paid);
        receivers.events().accept(new MarketEvent.LossCovered(account(), paid));
        return paid;
    }

    /** Whether a slash would take something now. */
    public boolean canSlash() {
        return slashFor(deficit.total(), deficit.pending()).stake() > 0;
    }

    /** Whether a sale of slashed stake would pay the pool now. */
    public boolean canCover() {
        long stake = Math.min(deficit.slashed(), sellable());
        return stake > 0 && Math.min(worthOf(stake), deficit.pending()) > 0;
    }

    /** Dollars that the stake could pay in the call that makes a shortfall. */
    @Override
    public long available() {
        return DeficitMaths.withoutFee(spec.isDeferred() ? 0 : worthOf(takeable()), spec.feeRatio());
    }

    @Override
    public long capPerEvent() {
        return Long.MAX_VALUE;
    }

    /** What a shortfall would be paid of now: the stake is sold in the same call, or not at all. */
    @Override
    public long payable(long shortfall) {
        Slash slash = slashNowFor(shortfall);
        return Math.min(worthOf(slash.stake()), slash.covered());
    }

    @Override
    public long feeOn(long shortfall) {
        Slash slash = slashNowFor(shortfall);
        return Math.max(0, worthOf(slash.stake()) - slash.covered());
    }

    /** The stake with what was slashed and waits to be sold. */
    @Override
    public long held() {
        return cash() + deficit.slashed();
    }

    /** Deficits that are not covered yet. */
    public Deficit deficit() {
        return deficit;
    }

    /** The stake less all slashes, in its own units. */
    @Override
    public long totalAssets() {
        return cash();
    }

    private long take() {
        Slash slash = slashFor(deficit.total(), deficit.pending());
        debit(slash.stake());
        deficit = new Deficit(deficit.total(), deficit.pending() + slash.covered(), deficit.slashed() + slash.stake());
        return slash.stake();
    }

    private Slash slashNowFor(long shortfall) {
        long total = Math.addExact(deficit.total(), shortfall);
        return spec.isDeferred() ? new Slash(0, 0) : slashFor(total, deficit.pending());
    }

    private Slash slashFor(long total, long pending) {
        long open = DeficitMaths.newDeficit(total, spec.offset(), pending);
        long takeable = takeable();
        if (open == 0 || takeable == 0) {
            return new Slash(0, 0);
        }
        long needed = DeficitMaths.withFee(open, spec.feeRatio());
        long raised = worthOf(takeable);
        long stake = raised < needed ? takeable : Math.min(takeable, stakeFor(needed));
        return new Slash(stake, DeficitMaths.covered(open, raised, needed));
    }

    private long sold() {
        long stake = Math.min(deficit.slashed(), sellable());
        if (stake == 0) {
            return 0;
        }
        long price = buyer == null ? PRICE_OF_DOLLAR : buyer.price();
        long dollars = buyer == null ? stake : buyer.buy(stake);
        long paid = Math.min(dollars, deficit.pending());
        long left = deficit.slashed() - stake;
        deficit = new Deficit(deficit.total() - paid, left == 0 ? 0 : deficit.pending() - paid, left);
        if (dollars > paid) {
            receivers.fees().accept(dollars - paid);
        }
        receivers.events().accept(new MarketEvent.StakeSold(stake, price, dollars, paid));
        return paid;
    }

    private long takeable() {
        return Math.min(Math.max(0, cash() - LEAST_STAKE), sellable());
    }

    private long sellable() {
        return buyer == null ? Long.MAX_VALUE : buyer.mostTokens();
    }

    private long stakeFor(long dollars) {
        return buyer == null ? dollars : buyer.tokensFor(dollars);
    }

    private long worthOf(long stake) {
        return buyer == null ? stake : buyer.dollarsFor(stake);
    }
}
