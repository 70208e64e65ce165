// Mirrors SafetyModule.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.PocketSpec;
import java.util.HashMap;
import java.util.Map;

/** Staked dollars that can be slashed, and that leave only in the window after a cooldown. Not thread safe. */
public final class SafetyModuleMirror extends VaultMirror implements PocketMirror {

    /** Shares that may leave from one second to another, both included. */
    public record Cooldown(long shares, long from, long until) {}

    private static final Cooldown NONE = new Cooldown(0, 0, 0);

    private final PocketSpec spec;
    private final BlockTime time;
    private final Map<Integer, Cooldown> cooldowns = new HashMap<>();

    SafetyModuleMirror(PocketSpec spec, BlockTime time) {
        this.spec = spec;
        this.time = time;
    }

    @Override
    public Account account() {
        return spec.account();
    }

    @Override
    public long totalAssets() {
        return cash();
    }

    /**
     * Starts an owner's cooldown for some of his shares, in place of any before; none cancels it.
     *
     * @throws ContractRevert if he has not as many
     */
    public void startCooldown(int owner, long shares) {
        if (shares > balanceOf(owner)) {
            throw new ContractRevert("CooldownAboveBalance", shares, balanceOf(owner));
        }
        long from = Math.addExact(time.seconds(), spec.cooldownSeconds());
        cooldowns.put(owner, shares == 0 ? NONE : new Cooldown(shares, from, from + spec.windowSeconds()));
    }

    /** What an owner has announced; zeros if nothing. */
    public Cooldown cooldownOf(int owner) {
        return cooldowns.getOrDefault(owner, NONE);
    }

    @Override
    public long maxRedeem(int owner) {
        if (spec.cooldownSeconds() == 0) {
            return balanceOf(owner);
        }
        Cooldown cooldown = cooldownOf(owner);
        boolean open = cooldown.from() <= time.seconds() && time.seconds() <= cooldown.until();
        return open ? cooldown.shares() : 0;
    }

    @Override
    void leave(int owner, long moved, boolean redeemed) {
        Cooldown before = cooldownOf(owner);
        long announced = redeemed ? Math.max(0, before.shares() - moved) : before.shares();
        long remaining = Math.min(announced, balanceOf(owner));
        cooldowns.put(owner, new Cooldown(remaining, before.from(), before.until()));
    }

    @Override
    public long available() {
        return cash();
    }

    @Override
    public long capPerEvent() {
        return spec.capPerEvent();
    }

    @Override
    public long absorb(long shortfall) {
        long paid = Math.min(shortfall, Math.min(spec.capPerEvent(), cash()));
        debit(paid);
        return paid;
    }
}
