// Mirrors liquidation/BlockLimits.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.LiquidationSpec;
import java.util.HashMap;
import java.util.Map;

/** So much of one account in a block. Not thread safe. */
public final class BlockLimitsMirror implements LiquidationPolicy {

    private final LiquidationSpec.BlockLimits spec;
    private final BlockTime time;
    private final Map<Integer, Long> closedAt = new HashMap<>();

    /** A policy with these figures. */
    public BlockLimitsMirror(LiquidationSpec.BlockLimits spec, BlockTime time) {
        this.spec = spec;
        this.time = time;
    }

    @Override
    public long part(Exposure exposure) {
        if (closedAt(exposure.account()) == time.seconds()) {
            throw new ContractRevert("ClosedInThisBlock", (long) exposure.account(), time.seconds());
        }
        return LiquidationMaths.blockLimit(
                Math.absExact(exposure.size()),
                exposure.notional(),
                spec.portion(),
                spec.leastNotional(),
                spec.mostNotional());
    }

    @Override
    public void closed(Exposure exposure, long part) {
        closedAt.put(exposure.account(), time.seconds());
    }

    /** Epoch second at which a part of the account was last closed, 0 if never. */
    public long closedAt(int account) {
        return closedAt.getOrDefault(account, 0L);
    }
}
