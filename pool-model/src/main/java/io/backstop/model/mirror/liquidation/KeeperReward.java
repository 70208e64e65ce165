// Mirrors interfaces/IKeeperReward.sol
package io.backstop.model.mirror.liquidation;

/** What a liquidation pays to whoever sends it, micro-dollars, as far as the position can pay it. */
public interface KeeperReward {

    /** The reward for closing this notional (micro-dollars). */
    long reward(long notional);
}
