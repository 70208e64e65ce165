package io.backstop.simulator.scenario;

import io.backstop.model.cex.funding.AddedInterest;
import io.backstop.model.cex.funding.PremiumIndex;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.BookFundingSpec.Formula;
import io.backstop.model.scenario.BookFundingSpec.Premium;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.units.Millis;
import org.jspecify.annotations.Nullable;

/**
 * {@code funding} of a book venue. What is left out is Binance's where it is paid at intervals, dYdX's where the formula is, and Deribit's
 * where it accrues.
 */
final class BookFundingSection {

    private static final Usual BINANCE = new Usual(100_000, 5_000, true, 200_000_000);
    private static final Usual DYDX = new Usual(0, 60_000, false, 500_000_000);

    private static final long CLAMP = 500_000;
    private static final long DEAD_BAND = 250_000;
    private static final long CONTINUOUS_CAP = 5_000_000;
    private static final long SETTLE = 60_000;

    /** dYdX: six times what the initial ratio is above the maintenance ratio. */
    private static final long MARGINS_IN_CAP = 6 * FixedPoint.RATIO_ONE;

    private BookFundingSection() {}

    /**
     * What a venue pays by.
     *
     * @param interest ratio
     * @param sample milliseconds
     * @param byTime whether late samples count for more
     * @param impactMargin micro-dollars, with which it looks at the book at the highest leverage
     */
    private record Usual(long interest, long sample, boolean byTime, long impactMargin) {}

    static @Nullable BookFundingSpec read(@Nullable Node funding, LowestRatios ratios) {
        if (funding == null) {
            return null;
        }
        return funding.required("kind").oneOf("interval", "continuous").equals("interval")
                ? interval(funding, ratios)
                : continuous(funding, ratios);
    }

    private static BookFundingSpec interval(Node funding, LowestRatios ratios) {
        funding.allowOnly(
                "kind",
                "formula",
                "interest",
                "clamp",
                "cap",
                "interval",
                "parts",
                "sample",
                "weighting",
                "premium",
                "impactNotional");
        long interval = time(funding, "interval", Millis.EIGHT_HOURS);
        Node formula = funding.optional("formula");
        boolean isAdded = formula != null && formula.oneOf("clamped", "added").equals("added");
        Usual usual = isAdded ? DYDX : BINANCE;
        Node weighting = funding.optional("weighting");
        return new BookFundingSpec.Interval(
                isAdded ? added(funding, ratios) : clamped(funding, ratios),
                interval,
                funding.whole("parts", 1, 1, 1000),
                sample(funding, interval, usual.sample()),
                weighting == null
                        ? usual.byTime()
                        : weighting.oneOf("byTime", "equal").equals("byTime"),
                premium(funding, "impact", usual.impactMargin(), ratios));
    }

    private static long sample(Node funding, long interval, long usual) {
        Node given = funding.optional("sample");
        long sample = given == null ? usual : Quantity.positiveDuration(given);
        if (sample <= interval) {
            return sample;
        }
        throw given == null
                ? funding.required("interval")
                        .mistake("must be at least " + usual / 1000 + "s where no sample is named")
                : given.mistake("must be at most the interval");
    }

    private static BookFundingSpec continuous(Node funding, LowestRatios ratios) {
        funding.allowOnly("kind", "deadBand", "cap", "period", "settle", "premium", "impactNotional");
        return new BookFundingSpec.Continuous(
                rate(funding, "deadBand", DEAD_BAND),
                rate(funding, "cap", CONTINUOUS_CAP),
                time(funding, "period", Millis.EIGHT_HOURS),
                time(funding, "settle", SETTLE),
                premium(funding, "mark", BINANCE.impactMargin(), ratios));
    }

    private static Formula clamped(Node funding, LowestRatios ratios) {
        return new Formula.Clamped(
                interest(funding, BINANCE.interest()),
                rate(funding, "clamp", CLAMP),
                rate(funding, "cap", ratios.maintenance()));
    }

    private static Formula added(Node funding, LowestRatios ratios) {
        Node clamp = funding.optional("clamp");
        if (clamp != null) {
            throw clamp.mistakeWithoutValue("needs formula: clamped");
        }
        long cap = AddedInterest.cappedByMargins(0, MARGINS_IN_CAP, ratios.initial(), ratios.maintenance())
                .cap();
        return new Formula.Added(interest(funding, DYDX.interest()), rate(funding, "cap", cap));
    }

    private static long interest(Node funding, long usual) {
        Node node = funding.optional("interest");
        long interest = node == null ? usual : Quantity.signedRatio(node);
        if (node != null && Math.abs(interest) > FixedPoint.RATIO_ONE) {
            throw node.mistake("must be from -100% to 100%");
        }
        return interest;
    }

    private static long rate(Node funding, String key, long usual) {
        Node node = funding.optional(key);
        return node == null ? usual : Quantity.share(node);
    }

    private static long time(Node funding, String key, long usual) {
        long millis = Quantity.positiveDuration(funding, key, usual);
        if (millis > BookFundingSpec.LONGEST) {
            throw funding.required(key).mistake("must be at most 24h");
        }
        return millis;
    }

    private static Premium premium(Node funding, String usual, long margin, LowestRatios ratios) {
        Node premium = funding.optional("premium");
        Node notional = funding.optional("impactNotional");
        String kind = premium == null ? usual : premium.oneOf("impact", "mark");
        if (kind.equals("mark")) {
            if (notional != null) {
                throw notional.mistakeWithoutValue("needs premium: impact");
            }
            return new Premium.OfMark();
        }
        long looked = notional == null
                ? PremiumIndex.impactNotional(margin, Math.max(1, ratios.initial()))
                : Quantity.positiveMoney(notional);
        return new Premium.OfImpact(looked);
    }
}
