package io.backstop.simulator.scenario;

import io.backstop.model.cex.funding.AddedInterest;
import io.backstop.model.cex.funding.PremiumIndex;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.BookFundingSpec.Formula;
import io.backstop.model.scenario.BookFundingSpec.Premium;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** {@code funding} of a book venue. What is left out is Binance's where it is paid at intervals, Deribit's where it accrues. */
final class BookFundingSection {

    private static final long INTEREST = 100_000;
    private static final long CLAMP = 500_000;
    private static final long PERIOD = 28_800_000;
    private static final long SAMPLE = 5_000;
    private static final long DEAD_BAND = 250_000;
    private static final long CONTINUOUS_CAP = 5_000_000;
    private static final long SETTLE = 60_000;

    /** dYdX: six times what the initial ratio is above the maintenance ratio. */
    private static final long MARGINS_IN_CAP = 6 * FixedPoint.RATIO_ONE;

    /** Binance looks at the book with a margin of 200 dollars at the highest leverage. */
    private static final long IMPACT_MARGIN = 200_000_000;

    private BookFundingSection() {}

    static @Nullable BookFundingSpec read(@Nullable Node funding, MarketRules rules) {
        if (funding == null) {
            return null;
        }
        return funding.required("kind").oneOf("interval", "continuous").equals("interval")
                ? interval(funding, rules)
                : continuous(funding, rules);
    }

    private static BookFundingSpec interval(Node funding, MarketRules rules) {
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
        long interval = time(funding, "interval", PERIOD);
        long sample = Quantity.positiveDuration(funding, "sample", SAMPLE);
        if (sample > interval) {
            throw funding.required("sample").mistake("must be at most the interval");
        }
        Node weighting = funding.optional("weighting");
        return new BookFundingSpec.Interval(
                formula(funding, rules),
                interval,
                funding.whole("parts", 1, 1, 1000),
                sample,
                weighting == null || weighting.oneOf("byTime", "equal").equals("byTime"),
                premium(funding, "impact", rules));
    }

    private static BookFundingSpec continuous(Node funding, MarketRules rules) {
        funding.allowOnly("kind", "deadBand", "cap", "period", "settle", "premium", "impactNotional");
        return new BookFundingSpec.Continuous(
                rate(funding, "deadBand", DEAD_BAND),
                rate(funding, "cap", CONTINUOUS_CAP),
                time(funding, "period", PERIOD),
                time(funding, "settle", SETTLE),
                premium(funding, "mark", rules));
    }

    private static Formula formula(Node funding, MarketRules rules) {
        Node formula = funding.optional("formula");
        long maintenance = rules.tiers().maintenanceMarginRatio(0);
        if (formula == null || formula.oneOf("clamped", "added").equals("clamped")) {
            return new Formula.Clamped(
                    interest(funding, INTEREST), rate(funding, "clamp", CLAMP), rate(funding, "cap", maintenance));
        }
        Node clamp = funding.optional("clamp");
        if (clamp != null) {
            throw clamp.mistakeWithoutValue("needs formula: clamped");
        }
        long initial = rules.tiers().initialMarginRatio(0);
        long cap = AddedInterest.cappedByMargins(0, MARGINS_IN_CAP, initial, maintenance)
                .cap();
        return new Formula.Added(interest(funding, 0), rate(funding, "cap", cap));
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

    private static Premium premium(Node funding, String usual, MarketRules rules) {
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
                ? PremiumIndex.impactNotional(
                        IMPACT_MARGIN, Math.max(1, rules.tiers().initialMarginRatio(0)))
                : Quantity.money(notional);
        if (looked == 0) {
            throw funding.required("impactNotional").mistake("must be positive");
        }
        return new Premium.OfImpact(looked);
    }
}
