package io.backstop.model.cex;

import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.LossWave;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Has a loss borne by whom the venue's rule names, books the rest as bad debt, and keeps a report of each wave. Not thread safe. */
final class LossSharing {

    private final Clearing clearing;
    private final LossBearers bearers;
    private final List<LossWave> waves = new ArrayList<>();
    private final List<LossWave> shared = Collections.unmodifiableList(waves);

    /** Shares losses among the accounts of this venue. */
    LossSharing(Clearing clearing, LossBearers bearers) {
        this.clearing = clearing;
        this.bearers = bearers;
    }

    /** What winners have borne so far, in order. */
    List<LossWave> waves() {
        return shared;
    }

    /** Takes the report of a wave of deleveraging. */
    void tell(LossWave wave) {
        waves.add(wave);
    }

    /** Hears what an account has realised, in the contract's money; negative for a loss. */
    void realised(int account, long profit) {
        bearers.realised(account, profit);
    }

    /** Pays a loss in the contract's money to a party that has lost it. */
    void settle(Party to, long loss, long mark) {
        if (loss <= 0) {
            return;
        }
        LossWave wave = bearers.bear(to, loss, mark);
        clearing.pay(clearing.badDebt(), to, wave.residual(), Reason.SHORTFALL);
        waves.add(wave);
    }
}
