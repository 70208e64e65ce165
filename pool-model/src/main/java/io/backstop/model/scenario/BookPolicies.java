package io.backstop.model.scenario;

/**
 * The rules that a book venue is composed of.
 *
 * @param mark what positions are valued at
 * @param deleveraging when winners are closed, which, and at which price
 * @param lossSharing who bears what nobody else pays
 * @param terms contract and margin
 */
public record BookPolicies(
        MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing, BookTermsSpec terms) {

    /** With a linear contract and the margin of the venue's {@code market}. */
    public BookPolicies(MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing) {
        this(mark, deleveraging, lossSharing, BookTermsSpec.USUAL);
    }

    /** With the usual rules but for the mark. */
    public BookPolicies(MarkSpec mark) {
        this(mark, BookDeleveragingSpec.USUAL, LossSharingSpec.USUAL);
    }
}
