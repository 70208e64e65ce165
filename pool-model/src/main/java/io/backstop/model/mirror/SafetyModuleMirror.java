// Mirrors SafetyModule.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.PocketSpec;

/** Staked dollars that can be slashed, and that leave only in the window after a cooldown. Not thread safe. */
public final class SafetyModuleMirror extends CooldownVaultMirror implements PocketMirror {

    private final PocketSpec spec;

    SafetyModuleMirror(PocketSpec spec, BlockTime time) {
        super(spec.cooldownSeconds(), spec.windowSeconds(), time);
        this.spec = spec;
    }

    @Override
    public Account account() {
        return spec.account();
    }

    @Override
    public long totalAssets() {
        return cash();
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
        long paid = payable(shortfall);
        debit(paid);
        return paid;
    }
}
