package io.backstop.model.scenario;

/**
 * The rules that a book venue is composed of.
 *
 * @param mark what positions are valued at
 * @param deleveraging when winners are closed, which, and at which price
 * @param lossSharing who bears what nobody else pays
 * @param terms contract and margin
 * @param trading who quotes and trades beside the tape, funding, limits and what is done when depth thins
 * @param liquidation how positions are closed against their owners' wish
 * @param hybrid what of the venue lies on a chain
 */
public record BookPolicies(
        MarkSpec mark,
        BookDeleveragingSpec deleveraging,
        LossSharingSpec lossSharing,
        BookTermsSpec terms,
        BookTradingSpec trading,
        BookLiquidationSpec liquidation,
        HybridSpec hybrid) {

    /** With the usual liquidation, and all in one place. */
    public BookPolicies(
            MarkSpec mark,
            BookDeleveragingSpec deleveraging,
            LossSharingSpec lossSharing,
            BookTermsSpec terms,
            BookTradingSpec trading) {
        this(mark, deleveraging, lossSharing, terms, trading, BookLiquidationSpec.USUAL, HybridSpec.NONE);
    }

    /** With the usual trading and liquidation. */
    public BookPolicies(
            MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing, BookTermsSpec terms) {
        this(mark, deleveraging, lossSharing, terms, BookTradingSpec.USUAL);
    }

    /** With a linear contract, the margin of the venue's {@code market}, and the usual trading. */
    public BookPolicies(MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing) {
        this(mark, deleveraging, lossSharing, BookTermsSpec.USUAL, BookTradingSpec.USUAL);
    }

    /** With the usual rules but for the mark. */
    public BookPolicies(MarkSpec mark) {
        this(mark, BookDeleveragingSpec.USUAL, LossSharingSpec.USUAL);
    }

    /** The same venue with another liquidation. */
    public BookPolicies with(BookLiquidationSpec other) {
        return new BookPolicies(mark, deleveraging, lossSharing, terms, trading, other, hybrid);
    }

    /** The same venue with other money behind its fund, and other ways to it. */
    public BookPolicies with(HybridSpec other) {
        return new BookPolicies(mark, deleveraging, lossSharing, terms, trading, liquidation, other);
    }
}
