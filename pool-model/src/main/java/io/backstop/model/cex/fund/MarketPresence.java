package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Whether a fund takes positions over. It leaves when it has lost a share of its peak in the window, and comes back as
 * long after as the window is (Binance 2019: 7.5 % in 8 h). Not thread safe.
 */
public final class MarketPresence {

    private final Fund fund;
    private final long lossRatio;
    private boolean present = true;
    private long leftAt;

    /** A fund that takes positions over until it has lost {@code lossRatio} of its peak. */
    public MarketPresence(Fund fund, long lossRatio) {
        Figures.requireWithin("lossRatio", lossRatio, 1, FixedPoint.RATIO_ONE);
        this.fund = fund;
        this.lossRatio = lossRatio;
    }

    /** Looks at the fund and tells whether it takes positions over now. */
    public boolean isPresent(long time) {
        if (!present && time - leftAt >= fund.spec().windowMillis()) {
            present = true;
        }
        if (present && fund.drawdown(time).reaches(lossRatio) && fund.peak(time) > 0) {
            present = false;
            leftAt = time;
        }
        return present;
    }
}
