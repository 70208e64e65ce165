// Mirrors CooldownVault.sol
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import java.util.HashMap;
import java.util.Map;

/** A vault that is left by appointment, in the window after a cooldown. Not thread safe. */
public abstract class CooldownVaultMirror extends VaultMirror {

    /** Shares that may leave from one second to another, both included. */
    public record Cooldown(long shares, long from, long until) {}

    private static final Cooldown NONE = new Cooldown(0, 0, 0);

    private final long cooldownSeconds;
    private final long windowSeconds;
    private final BlockTime time;
    private final Map<Integer, Cooldown> cooldowns = new HashMap<>();

    CooldownVaultMirror(long cooldownSeconds, long windowSeconds, BlockTime time) {
        this.cooldownSeconds = cooldownSeconds;
        this.windowSeconds = windowSeconds;
        this.time = time;
    }

    /**
     * Starts an owner's cooldown for some of his shares, in place of any before; none cancels it.
     *
     * @throws ContractRevert if he has not as many
     */
    public final void startCooldown(int owner, long shares) {
        if (shares > balanceOf(owner)) {
            throw new ContractRevert("CooldownAboveBalance", shares, balanceOf(owner));
        }
        long from = Math.addExact(time.seconds(), cooldownSeconds);
        cooldowns.put(owner, shares == 0 ? NONE : new Cooldown(shares, from, from + windowSeconds));
    }

    /** What an owner has announced; zeros if nothing. */
    public final Cooldown cooldownOf(int owner) {
        return cooldowns.getOrDefault(owner, NONE);
    }

    @Override
    public final long maxRedeem(int owner) {
        if (cooldownSeconds == 0) {
            return balanceOf(owner);
        }
        Cooldown cooldown = cooldownOf(owner);
        boolean open = cooldown.from() <= time.seconds() && time.seconds() <= cooldown.until();
        return open ? cooldown.shares() : 0;
    }

    @Override
    final void leave(int owner, long moved, boolean redeemed) {
        Cooldown before = cooldownOf(owner);
        long announced = redeemed ? Math.max(0, before.shares() - moved) : before.shares();
        long remaining = Math.min(announced, balanceOf(owner));
        cooldowns.put(owner, new Cooldown(remaining, before.from(), before.until()));
    }
}
