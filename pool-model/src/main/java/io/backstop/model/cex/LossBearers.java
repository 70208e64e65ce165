package io.backstop.model.cex;

import io.backstop.model.venue.LossWave;

/** Who bears a loss that nobody else pays. */
interface LossBearers {

    /**
     * Takes a loss, or what can be had of it, from those who bear it.
     *
     * @param to who has lost it
     * @param loss the contract's money, positive
     * @return what was done; its residual is still to be paid
     */
    LossWave bear(Party to, long loss, long mark);

    /** Hears that an account has realised a profit, or a loss if negative, in the contract's money. */
    default void realised(int account, long profit) {}
}
