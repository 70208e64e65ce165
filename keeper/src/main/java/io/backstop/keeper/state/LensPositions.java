package io.backstop.keeper.state;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.gateway.LensGateway;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.contracts.gateway.PerpMarketGateway;
import java.util.Map;

/** Positions of a market as its Lens tells them. */
public final class LensPositions implements SelfCheck.PositionsOnChain {

    private static final long FIRST_SELF_CUSTODY_ACCOUNT = 1L << 20;

    private final LensGateway lens;
    private final PerpMarketGateway market;

    /** What this Lens tells of this market. */
    public LensPositions(LensGateway lens, PerpMarketGateway market) {
        this.lens = lens;
        this.market = market;
    }

    @Override
    public Map<Integer, OpenPosition> at(Block block, long from, long to) {
        return lens.positions(market.address(), block.hash(), from, to);
    }

    @Override
    public long skipped(long account) {
        long[] ends = market.accountEnds();
        if (account >= ends[0] && account < FIRST_SELF_CUSTODY_ACCOUNT && ends[1] > FIRST_SELF_CUSTODY_ACCOUNT) {
            return FIRST_SELF_CUSTODY_ACCOUNT;
        }
        boolean isBetween = account >= ends[0] && account < FIRST_SELF_CUSTODY_ACCOUNT;
        return isBetween || account >= ends[1] ? 0 : account;
    }
}
