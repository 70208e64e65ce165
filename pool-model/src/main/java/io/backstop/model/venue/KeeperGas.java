package io.backstop.model.venue;

import java.util.List;

/**
 * What all keepers of a pool together spent on gas.
 *
 * @param gwei 1e-9 ether
 * @param dollars what that was worth when it was spent, micro-dollars
 */
public record KeeperGas(long gwei, long dollars) {

    /** Nothing was sent, or there is no chain. */
    public static final KeeperGas NONE = new KeeperGas(0, 0);

    /** Of keepers with names: all that landed, as each tells it. */
    static KeeperGas of(List<KeeperResult> keepers) {
        return keepers.stream()
                .map(keeper -> new KeeperGas(keeper.gasGwei(), keeper.gasDollars()))
                .reduce(NONE, KeeperGas::plus);
    }

    KeeperGas plus(KeeperGas other) {
        return new KeeperGas(Math.addExact(gwei, other.gwei), Math.addExact(dollars, other.dollars));
    }
}
