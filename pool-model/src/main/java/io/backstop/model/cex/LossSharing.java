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

    /**
     * Hears that an account has closed a part of its position, which realises a profit or a loss.
     *
     * @param size the part, with the sign of the position
     * @param received for it in the contract's money, negative for a short that was bought back
     */
    void closed(int account, long size, long received, long entryPrice) {
        Valuation value = clearing.traders().terms().value();
        bearers.realised(account, Math.addExact(received, value.at(-size, entryPrice)));
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
