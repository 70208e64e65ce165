// Mirrors operations/SettleableFeed.sol
package io.backstop.model.mirror.operations;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.Priced;
import java.util.function.LongSupplier;

/** A feed whose last price the governor may set, once and for good. Not thread safe. */
public class SettleableFeedMirror implements Priced {

    private final LongSupplier price;
    private final LongSupplier publishTime;
    private final RolesMirror roles;
    private final BlockTime time;
    private long settlementPrice;

    /** The feed in front of another, whose price and publish time it shows until it is settled. */
    public SettleableFeedMirror(LongSupplier price, LongSupplier publishTime, RolesMirror roles, BlockTime time) {
        this.price = price;
        this.publishTime = publishTime;
        this.roles = roles;
        this.time = time;
    }

    /** Fixes the price (1e-8 dollar) for ever. */
    public final void settleAt(int caller, long settlement) {
        roles.requireRole(Role.GOVERNOR, caller);
        if (settlement <= 0) {
            throw new ContractRevert("NonPositivePrice", settlement);
        }
        if (settlementPrice != 0) {
            throw new ContractRevert("AlreadySettled", settlementPrice);
        }
        settlementPrice = settlement;
    }

    @Override
    public final long price() {
        return isSettled() ? settlementPrice : price.getAsLong();
    }

    /** A settled price is always fresh. */
    @Override
    public final long publishTime() {
        return isSettled() ? now() : publishTime.getAsLong();
    }

    /** Whether the governor has set the price. */
    public final boolean isSettled() {
        return settlementPrice != 0;
    }

    final long now() {
        return time.seconds();
    }
}
