package io.backstop.contracts.sender;

/**
 * What an account offers for a place in a block, in wei per unit of gas.
 *
 * <p>A block is filled in the order of descending tips, so the roles' fees fix the order inside it: publisher, guardian,
 * governor, orders, depositors, stakers, keepers. Between transactions of one account the nonce decides.
 *
 * @param most the most it pays in all
 * @param tip its part above the base fee; roles differ in both, because some nodes order by {@code most}
 */
public record Fees(long most, long tip) {

    private static final long GWEI = 1_000_000_000L;

    /** Prices come first. */
    public static final Fees PUBLISHER = new Fees(400 * GWEI, 4 * GWEI);

    /** Whoever stops things comes after the prices and before whoever decides. */
    public static final Fees GUARDIAN = new Fees(380 * GWEI, 3_800_000_000L);

    /** Whoever decides comes before all orders. */
    public static final Fees GOVERNOR = new Fees(350 * GWEI, 3_500_000_000L);

    /** Traders come after the prices. */
    public static final Fees ORDERS = new Fees(300 * GWEI, 3 * GWEI);

    /** Depositors come after the traders; deployment has the block to itself. */
    public static final Fees DEPOSITORS = new Fees(250 * GWEI, 2_500_000_000L);

    /** A keeper comes after all orders. */
    public static final Fees KEEPER = new Fees(200 * GWEI, 2 * GWEI);

    /** Checks that the tip can be paid. */
    public Fees {
        if (tip < 0 || most < tip) {
            throw new IllegalArgumentException("the tip must lie between 0 and " + most + ", was " + tip);
        }
    }

    /** Stakers come after the depositors, one cohort after the other. */
    public static Fees staker(int place) {
        return new Fees(240 * GWEI - place, 2_400_000_000L - place);
    }
}
