package io.backstop.model.cex;

import io.backstop.model.cex.sharing.WaveReport;
import io.backstop.model.venue.LossWave;

/** Reports of waves as results show them. */
final class Waves {

    private Waves() {}

    static LossWave of(int step, LossWave.Kind kind, long needed, WaveReport report) {
        return new LossWave(
                step,
                kind,
                report.leastHaircut(),
                report.budget(),
                needed,
                report.taken(),
                report.adlOvershoot(),
                report.queueOvershoot(),
                report.residual(),
                report.largestHaircut(),
                report.payers(),
                null);
    }
}
