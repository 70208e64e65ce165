package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.funding.AddedInterest;
import io.backstop.model.cex.funding.ClampedInterest;
import io.backstop.model.cex.funding.ContinuousFunding;
import io.backstop.model.cex.funding.FundingFormula;
import io.backstop.model.cex.funding.FundingPolicy;
import io.backstop.model.cex.funding.ImpactPrices;
import io.backstop.model.cex.funding.IntervalFunding;
import io.backstop.model.cex.funding.PremiumIndex;
import io.backstop.model.cex.funding.Weighting;
import io.backstop.model.cex.mark.SampleClock;
import io.backstop.model.scenario.BookFundingSpec;
import org.jspecify.annotations.Nullable;

/** When a venue has funding paid, and at which rate. Prices are 1e-8 dollar, rates 1e-9. Not thread safe. */
final class VenueFunding {

    private final FundingPolicy policy;
    private final SampleClock settlements;
    private final @Nullable ImpactPrices impact;
    private final long interval;
    private long accrued;

    private VenueFunding(FundingPolicy policy, SampleClock settlements, @Nullable ImpactPrices impact, long interval) {
        this.policy = policy;
        this.settlements = settlements;
        this.impact = impact;
        this.interval = interval;
    }

    /** Funding that looks at this book where it asks for impact prices. */
    static VenueFunding of(BookFundingSpec spec, OrderBook book, long tickSize, MoneyFigures figures) {
        ImpactPrices impact = spec.premium() instanceof BookFundingSpec.Premium.OfImpact of
                ? new ImpactPrices(book, figures.denomination().value().contract(), tickSize, figures.of(of.notional()))
                : null;
        return switch (spec) {
            case BookFundingSpec.Interval paid ->
                new VenueFunding(
                        new IntervalFunding(
                                formula(paid.formula()),
                                paid.interval(),
                                paid.parts(),
                                paid.sample(),
                                paid.byTime() ? Weighting.BY_TIME : Weighting.EQUAL),
                        new SampleClock(1),
                        impact,
                        paid.interval());
            case BookFundingSpec.Continuous accruing ->
                new VenueFunding(
                        new ContinuousFunding(accruing.deadBand(), accruing.cap(), accruing.period()),
                        new SampleClock(accruing.settle()),
                        impact,
                        accruing.period());
        };
    }

    /** Takes the premium of a step and returns the ratio of the notional that is paid in it, positive if longs pay. */
    long update(long millis, long mark, long index) {
        long due = policy.update(millis, policy.takesPremium(millis) ? premium(mark, index) : 0);
        accrued = Math.addExact(accrued, due);
        if (!settlements.isDue(millis)) {
            return 0;
        }
        long paid = accrued;
        accrued = 0;
        return paid;
    }

    /** What a mark reckons with: the last rate, also of 0, or one that is told for the time before the first. */
    long expectedRate(long beforeTheFirst) {
        return policy.hasRate() ? policy.lastRate() : beforeTheFirst;
    }

    /** Milliseconds until the next payment; 0 where payment never stops. */
    long untilPaid(long millis) {
        return policy.millisToFunding(millis);
    }

    /** Milliseconds that a rate is for. */
    long interval() {
        return interval;
    }

    private long premium(long mark, long index) {
        return impact == null
                ? PremiumIndex.ofMark(mark, index)
                : PremiumIndex.ofImpact(impact.bid(), impact.ask(), index);
    }

    private static FundingFormula formula(BookFundingSpec.Formula formula) {
        return switch (formula) {
            case BookFundingSpec.Formula.Clamped clamped ->
                new ClampedInterest(clamped.interest(), clamped.clamp(), clamped.cap());
            case BookFundingSpec.Formula.Added added -> new AddedInterest(added.interest(), added.cap());
        };
    }
}
