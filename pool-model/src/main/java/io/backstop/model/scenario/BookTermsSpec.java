package io.backstop.model.scenario;

/**
 * What a book venue has laid down for its market.
 *
 * @param contract what it is on
 * @param margin what a position needs
 */
public record BookTermsSpec(ContractType contract, MarginSpec margin) {

    /** A linear contract with the margin of the venue's {@code market}. */
    public static final BookTermsSpec USUAL = new BookTermsSpec(ContractType.LINEAR, new MarginSpec.Market());
}
