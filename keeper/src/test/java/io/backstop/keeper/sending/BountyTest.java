package io.backstop.keeper.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BountyTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long GWEI = 1_000_000_000;

    /**
     * Three rewards of 10 dollars less 6 leave 24, which are 0.012 ether at 2000. For 300,000 units of gas that is
     * 12,000,000 gwei ÷ 300,000 = 40 gwei each.
     */
    @Test
    void whatIsLeftOfTheRewardsMayBeOffered() {
        Bounty bounty = new Bounty(10 * USD, 6 * USD, 2000 * PRICE);

        assertThat(bounty.most(3, 300_000, 0)).isBetween(40 * GWEI - 1, 40 * GWEI);
    }

    /** A price for 0.006 ether is 12 dollars at 2000: of the 24 another 12 are left, for 20 gwei each. */
    @Test
    void whatAPriceCostsComesFirst() {
        Bounty bounty = new Bounty(10 * USD, 6 * USD, 2000 * PRICE);

        assertThat(bounty.most(3, 300_000, 6_000_000 * GWEI)).isBetween(20 * GWEI - 1, 20 * GWEI);
    }

    @Test
    void whatLeavesNoProfitIsWorthNothing() {
        Bounty bounty = new Bounty(10 * USD, 30 * USD, 2000 * PRICE);

        assertThat(bounty.most(3, 300_000, 0)).isZero();
        assertThat(bounty.most(2, 300_000, 0)).isZero();
    }

    @Test
    void withoutAPriceOfEtherNothingIsWeighed() {
        Bounty bounty = new Bounty(0, 0, 0);

        assertThat(bounty.most(1, 300_000, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(bounty.cost(300_000, 40 * GWEI)).isZero();
    }

    /** 300,000 units at 40 gwei are 0.012 ether: 24 dollars at 2000. One wei is a part of a micro-dollar, and counts as one. */
    @Test
    void whatGasCostIsRoundedUp() {
        Bounty bounty = new Bounty(0, 0, 2000 * PRICE);

        assertThat(bounty.cost(300_000, 40 * GWEI)).isEqualTo(24 * USD);
        assertThat(bounty.cost(1, 1)).isEqualTo(1);
    }
}
