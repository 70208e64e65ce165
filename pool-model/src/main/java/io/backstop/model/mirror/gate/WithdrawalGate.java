// Mirrors gates/WithdrawalGate.sol
package io.backstop.model.mirror.gate;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;

/** Nobody takes money out while a shortfall waits, for a bounded time. */
public final class WithdrawalGate implements Gate {

    private final ShortfallsMirror shortfalls;
    private final long duration;
    private final BlockTime time;

    /** Holds back for so many seconds from the oldest pending shortfall on. */
    public WithdrawalGate(ShortfallsMirror shortfalls, long duration, BlockTime time) {
        this.shortfalls = shortfalls;
        this.duration = duration;
        this.time = time;
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        if (action != Action.DECREASE && action != Action.CLOSE && action != Action.WITHDRAW) {
            return;
        }
        if (shortfalls.pending() == 0) {
            return;
        }
        long until = shortfalls.oldest().since() + duration;
        if (time.seconds() < until) {
            throw new ContractRevert("WithdrawalsHeldBack", until);
        }
    }
}
