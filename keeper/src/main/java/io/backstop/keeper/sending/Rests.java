package io.backstop.keeper.sending;

import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.Witness;

/** Lets accounts rest whose liquidation did not come off. */
public final class Rests implements Witness {

    private final Backoff backoff;

    /** Notes it there. */
    public Rests(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public void became(LiquidationOutcome outcome, SentBatch batch) {
        switch (outcome) {
            case LiquidationOutcome.Closed closed -> backoff.succeeded(closed.account());
            case LiquidationOutcome.Deleveraged deleveraged -> backoff.succeeded(deleveraged.account());
            case LiquidationOutcome.StillHealthy healthy -> backoff.failed(healthy.account());
            case LiquidationOutcome.Refused refused -> backoff.failed(refused.account());
            // Whose transaction was displaced is sent again at once: nothing was wrong with the account.
            case LiquidationOutcome.Reverted reverted -> {
                if (batch.receipt() != null) {
                    backoff.failed(reverted.account());
                }
            }
        }
    }
}
