package io.backstop.model.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What a book venue has laid down for its market.
 *
 * @param contract what it is on
 * @param margin what a position needs
 * @param collateral what traders post for a linear contract; null for its money
 */
public record BookTermsSpec(
        ContractType contract, MarginSpec margin, @Nullable CoinCollateralSpec collateral) {

    /** A linear contract with the margin of the venue's {@code market}. */
    public static final BookTermsSpec USUAL = new BookTermsSpec(ContractType.LINEAR, new MarginSpec.Market());

    /** Checks that an inverse contract, whose money is the coin, has no other collateral. */
    public BookTermsSpec {
        if (collateral != null && contract == ContractType.INVERSE) {
            throw new IllegalArgumentException("coins are the money of an inverse contract and have no haircut");
        }
    }

    /** With the contract's money as collateral. */
    public BookTermsSpec(ContractType contract, MarginSpec margin) {
        this(contract, margin, null);
    }
}
