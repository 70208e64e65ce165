package io.backstop.keeper.sending;

import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.units.FixedPoint;

/**
 * How much may be offered for a batch so that its rewards leave a profit.
 *
 * @param reward for one liquidation, micro-dollars
 * @param minimumProfit that must be left of a batch, micro-dollars
 * @param etherPrice 1e-8 dollar; 0 if it is not known and nothing is weighed
 */
public record Bounty(long reward, long minimumProfit, long etherPrice) {

    private static final long WEI_PER_ETHER = 1_000_000_000_000_000_000L;

    private static final long PRICE_PER_MONEY = 100;

    /** Checks that money is not negative. */
    public Bounty {
        if (reward < 0 || minimumProfit < 0 || etherPrice < 0) {
            throw new IllegalArgumentException("reward, profit and price must not be negative, were %d, %d and %d"
                    .formatted(reward, minimumProfit, etherPrice));
        }
    }

    /** The same for other rewards. */
    Bounty paying(long otherReward) {
        return new Bounty(otherReward, minimumProfit, etherPrice);
    }

    /**
     * Wei that may be offered for a unit of gas at most, rounded down; 0 or less if nothing may be.
     *
     * @param liquidations in the batch
     * @param gas that the batch takes, in units, positive
     * @param fee wei that it pays beside its gas
     */
    public long most(int liquidations, long gas, long fee) {
        if (etherPrice == 0) {
            return Long.MAX_VALUE;
        }
        long left = Math.multiplyExact(liquidations, reward) - minimumProfit - cost(1, fee);
        if (left <= 0) {
            return 0;
        }
        // In two divisions, as both products at once do not fit 64 bits; each is rounded down.
        long wei = FixedPoint.mulDivFloor(Math.multiplyExact(left, PRICE_PER_MONEY), WEI_PER_ETHER, etherPrice);
        return wei / gas;
    }

    /** What a transaction's gas cost in micro-dollars, rounded up; 0 where the price of ether is not known. */
    public long cost(long gas, long gasPrice) {
        if (etherPrice == 0) {
            return 0;
        }
        long price = FixedPoint.mulDivCeil(Math.multiplyExact(gas, gasPrice), etherPrice, WEI_PER_ETHER);
        return Math.ceilDiv(price, PRICE_PER_MONEY);
    }

    /**
     * What a call may cost at most in micro-dollars, each part rounded up: all of its gas limit, and what it pays beside that.
     *
     * @param gasPrice wei that are offered for a unit of gas
     */
    long costOf(ContractCall call, long gasPrice) {
        return cost(call.gasLimit(), gasPrice) + cost(1, call.wei());
    }
}
