package io.backstop.model.scenario;

/**
 * The rules that a book venue is composed of.
 *
 * @param mark what positions are valued at
 * @param deleveraging when winners are closed, which, and at which price
 * @param lossSharing who bears what nobody else pays
 * @param trading who quotes and trades beside the tape, funding, limits and what is done when depth thins
 */
public record BookPolicies(
        MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing, BookTradingSpec trading) {

    /** With the usual trading. */
    public BookPolicies(MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing) {
        this(mark, deleveraging, lossSharing, BookTradingSpec.USUAL);
    }

    /** With the usual rules but for the mark. */
    public BookPolicies(MarkSpec mark) {
        this(mark, BookDeleveragingSpec.USUAL, LossSharingSpec.USUAL);
    }
}
