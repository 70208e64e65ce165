package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who trades on a book venue beside the tape, and what the venue does before anybody is liquidated.
 *
 * @param makers who quotes; none where the book's own quoting holds
 * @param noise orders of traders who know nothing; null without them
 * @param funding what longs and shorts pay each other; null if nothing
 * @param limits what is refused beside margin rules
 * @param reduction how positions are made smaller when depth thins; null if they are not
 * @param fees what trading costs
 * @param houseMargin micro-dollars that the counterparty of the traders' skew posts; {@link BookMakerSpec#UNLIMITED} where it may owe any amount
 */
public record BookTradingSpec(
        List<BookMakerSpec> makers,
        @Nullable NoiseSpec noise,
        @Nullable BookFundingSpec funding,
        BookLimitsSpec limits,
        @Nullable ReductionSpec reduction,
        TradingFeeSpec fees,
        long houseMargin) {

    /** The book's own quoting, and nothing else. */
    public static final BookTradingSpec USUAL =
            new BookTradingSpec(List.of(), null, null, BookLimitsSpec.UNLIMITED, null);

    /** Copies the list and checks the margin. */
    public BookTradingSpec {
        makers = List.copyOf(makers);
        Figures.requireWithin("margin of the house", houseMargin, BookMakerSpec.UNLIMITED, Long.MAX_VALUE);
    }

    /** Where trading costs nothing and the house may owe any amount. */
    public BookTradingSpec(
            List<BookMakerSpec> makers,
            @Nullable NoiseSpec noise,
            @Nullable BookFundingSpec funding,
            BookLimitsSpec limits,
            @Nullable ReductionSpec reduction) {
        this(makers, noise, funding, limits, reduction, TradingFeeSpec.NONE, BookMakerSpec.UNLIMITED);
    }

    /** The same where trading costs something. */
    public BookTradingSpec with(TradingFeeSpec other) {
        return new BookTradingSpec(makers, noise, funding, limits, reduction, other, houseMargin);
    }

    /** The same where nobody pays funding. */
    public BookTradingSpec withoutFunding() {
        return new BookTradingSpec(makers, noise, null, limits, reduction, fees, houseMargin);
    }

    /** The same with a house that has posted so much, micro-dollars. */
    public BookTradingSpec withHouse(long margin) {
        return new BookTradingSpec(makers, noise, funding, limits, reduction, fees, margin);
    }

    /** Whether the counterparty of the traders' skew has an account of its own that may be liquidated. */
    public boolean hasMarginedHouse() {
        return houseMargin != BookMakerSpec.UNLIMITED;
    }

    /** How many accounts there are beside the tape's: makers with margin, then a house with margin. */
    public int ownAccounts() {
        int margined = Math.toIntExact(
                makers.stream().filter(BookMakerSpec::isMargined).count());
        return margined + (hasMarginedHouse() ? 1 : 0);
    }
}
