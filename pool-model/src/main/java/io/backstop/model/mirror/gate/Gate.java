// Mirrors interfaces/IGate.sol
package io.backstop.model.mirror.gate;

/** One condition that must hold before something is done. */
public interface Gate {

    /** Refuses nothing. */
    Gate ALWAYS_OPEN = (action, account, changedAt) -> {};

    /**
     * Throws the contract's error if the action must not go ahead.
     *
     * @param account the position concerned; 0 for the pool's actions
     * @param changedAt when that position was last changed, epoch seconds; 0 if there is none yet
     */
    void check(Action action, int account, long changedAt);
}
