package io.backstop.model.scenario;

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
 */
public record BookTradingSpec(
        List<BookMakerSpec> makers,
        @Nullable NoiseSpec noise,
        @Nullable BookFundingSpec funding,
        BookLimitsSpec limits,
        @Nullable ReductionSpec reduction,
        TradingFeeSpec fees) {

    /** The book's own quoting, and nothing else. */
    public static final BookTradingSpec USUAL =
            new BookTradingSpec(List.of(), null, null, BookLimitsSpec.UNLIMITED, null);

    /** Copies the list. */
    public BookTradingSpec {
        makers = List.copyOf(makers);
    }

    /** Where trading costs nothing. */
    public BookTradingSpec(
            List<BookMakerSpec> makers,
            @Nullable NoiseSpec noise,
            @Nullable BookFundingSpec funding,
            BookLimitsSpec limits,
            @Nullable ReductionSpec reduction) {
        this(makers, noise, funding, limits, reduction, TradingFeeSpec.NONE);
    }

    /** The same where trading costs something. */
    public BookTradingSpec with(TradingFeeSpec other) {
        return new BookTradingSpec(makers, noise, funding, limits, reduction, other);
    }
}
