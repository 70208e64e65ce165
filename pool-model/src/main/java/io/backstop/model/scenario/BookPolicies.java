package io.backstop.model.scenario;

/**
 * The rules that a book venue is composed of.
 *
 * @param mark what positions are valued at
 * @param deleveraging when winners are closed, which, and at which price
 * @param lossSharing who bears what nobody else pays
 * @param liquidation how positions are closed against their owners' wish
 */
public record BookPolicies(
        MarkSpec mark,
        BookDeleveragingSpec deleveraging,
        LossSharingSpec lossSharing,
        BookLiquidationSpec liquidation) {

    /** With the usual liquidation. */
    public BookPolicies(MarkSpec mark, BookDeleveragingSpec deleveraging, LossSharingSpec lossSharing) {
        this(mark, deleveraging, lossSharing, BookLiquidationSpec.USUAL);
    }

    /** With the usual rules but for the mark. */
    public BookPolicies(MarkSpec mark) {
        this(mark, BookDeleveragingSpec.USUAL, LossSharingSpec.USUAL);
    }
}
