package io.backstop.model.cex.funding;

import io.backstop.model.cex.mark.SampleClock;
import io.backstop.model.units.Figures;

/**
 * Funding that is paid at the end of each interval: the formula of the mean premium of its samples, or an equal part of it
 * where the rate is quoted for a longer time than it is paid for.
 *
 * <p>Binance: 8 h, samples of 5 s weighted by time. BitMEX: 8 h, of a minute. Hyperliquid: 1 h, of 5 s, an eighth. dYdX: 1 h, of a
 * minute, an eighth. Payments are at whole multiples of the interval. Not thread safe.
 */
public final class IntervalFunding implements FundingPolicy {

    private final FundingFormula formula;
    private final long interval;
    private final int parts;
    private final SampleClock clock;
    private final PremiumMean mean;
    private boolean isStarted;
    private long next;
    private boolean hasRate;
    private long lastRate;

    /**
     * A rule without samples yet.
     *
     * @param interval milliseconds from payment to payment
     * @param parts payments in the period that the formula's rate is for; each is rounded down
     * @param sampleMillis milliseconds between samples
     */
    public IntervalFunding(FundingFormula formula, long interval, int parts, long sampleMillis, Weighting weighting) {
        Figures.requireWithin("interval", interval, sampleMillis, Long.MAX_VALUE);
        Figures.requireWithin("parts", parts, 1, Integer.MAX_VALUE);
        this.formula = formula;
        this.interval = interval;
        this.parts = parts;
        clock = new SampleClock(sampleMillis);
        mean = new PremiumMean(weighting);
    }

    /** The step that ends an interval pays for it, and its sample belongs to the next. A step over several ends pays once. */
    @Override
    public long update(long millis, long premium) {
        if (!isStarted) {
            isStarted = true;
            next = Math.addExact(millis - Math.floorMod(millis, interval), interval);
        }
        long paid = 0;
        if (millis >= next) {
            paid = Math.floorDiv(formula.rate(mean.value()), parts);
            lastRate = paid;
            hasRate = true;
            mean.clear();
            next = Math.addExact(millis - (millis - next) % interval, interval);
        }
        if (clock.isDue(millis)) {
            mean.add(premium);
        }
        return paid;
    }

    @Override
    public boolean takesPremium(long millis) {
        return clock.wouldBeDue(millis);
    }

    @Override
    public boolean hasRate() {
        return hasRate;
    }

    @Override
    public long lastRate() {
        return lastRate;
    }

    @Override
    public long millisToFunding(long millis) {
        return isStarted ? Math.max(0, next - millis) : interval;
    }
}
