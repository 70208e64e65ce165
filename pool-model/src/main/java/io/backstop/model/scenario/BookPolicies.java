package io.backstop.model.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a book venue is composed of.
 *
 * @param mark what positions are valued at
 * @param deleveraging when winners are closed, which, and at which price
 * @param lossSharing who bears what nobody else pays
 * @param terms contract and margin
 * @param trading who quotes and trades beside the tape, funding, limits and what is done when depth thins
 * @param liquidation how positions are closed against their owners' wish
 * @param backstops who takes positions over, asked in turn
 * @param hybrid what of the venue lies on a chain
 * @param fund what its insurance fund goes by, beside its balance
 * @param index how it makes an index of its own; null if it goes by the scenario's
 */
public record BookPolicies(
        MarkSpec mark,
        BookDeleveragingSpec deleveraging,
        LossSharingSpec lossSharing,
        BookTermsSpec terms,
        BookTradingSpec trading,
        BookLiquidationSpec liquidation,
        List<BackstopSpec> backstops,
        HybridSpec hybrid,
        FundRulesSpec fund,
        @Nullable IndexSpec index) {

    /** Copies the list. */
    public BookPolicies {
        backstops = List.copyOf(backstops);
    }

    /** With the scenario's index. */
    public BookPolicies(
            MarkSpec mark,
            BookDeleveragingSpec deleveraging,
            LossSharingSpec lossSharing,
            BookTermsSpec terms,
            BookTradingSpec trading,
            BookLiquidationSpec liquidation,
            List<BackstopSpec> backstops,
            HybridSpec hybrid,
            FundRulesSpec fund) {
        this(mark, deleveraging, lossSharing, terms, trading, liquidation, backstops, hybrid, fund, null);
    }

    /** With the usual liquidation, and all in one place. */
    public BookPolicies(
            MarkSpec mark,
            BookDeleveragingSpec deleveraging,
            LossSharingSpec lossSharing,
            BookTermsSpec terms,
            BookTradingSpec trading) {
        this(
                mark,
                deleveraging,
                lossSharing,
                terms,
                trading,
                BookLiquidationSpec.USUAL,
                BackstopSpec.USUAL,
                HybridSpec.NONE,
                FundRulesSpec.USUAL);
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
        return new BookPolicies(mark, deleveraging, lossSharing, terms, trading, other, backstops, hybrid, fund, index);
    }

    /** The same venue with others who take positions over. */
    public BookPolicies with(List<BackstopSpec> others) {
        return new BookPolicies(
                mark, deleveraging, lossSharing, terms, trading, liquidation, others, hybrid, fund, index);
    }

    /** Milliseconds in which the fund's peak lies: the window in which a fund may lose before it leaves the market, or else its own. */
    public long peakWindow() {
        return backstops.stream()
                .mapToLong(backstop -> backstop instanceof BackstopSpec.Fund holder ? holder.window() : 0)
                .filter(window -> window > 0)
                .findFirst()
                .orElse(fund.window());
    }

    /** What a vault has at the start, micro-dollars. */
    public long vaultEquity() {
        return backstops.stream()
                .mapToLong(backstop -> backstop instanceof BackstopSpec.Vault vault ? vault.equity() : 0)
                .sum();
    }

    /** The same venue with other money behind its fund, and other ways to it. */
    public BookPolicies with(HybridSpec other) {
        return new BookPolicies(
                mark, deleveraging, lossSharing, terms, trading, liquidation, backstops, other, fund, index);
    }

    /** The same venue with another fund. */
    public BookPolicies with(FundRulesSpec other) {
        return new BookPolicies(
                mark, deleveraging, lossSharing, terms, trading, liquidation, backstops, hybrid, other, index);
    }

    /** The same venue with an index of its own; null for the scenario's. */
    public BookPolicies with(@Nullable IndexSpec own) {
        return new BookPolicies(
                mark, deleveraging, lossSharing, terms, trading, liquidation, backstops, hybrid, fund, own);
    }
}
