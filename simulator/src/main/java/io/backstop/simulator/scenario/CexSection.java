package io.backstop.simulator.scenario;

import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.stream.Stream;

/** A venue of type {@code cex}. */
final class CexSection {

    /** What a preset may say of a book venue: its rules, not who trades on the book of a market. */
    static final String[] PRESET_KEYS = {
        "market",
        "contract",
        "margin",
        "collateral",
        "mark",
        "deleveraging",
        "lossSharing",
        "funding",
        "limits",
        "reduction",
        "tradingFee",
        "liquidation",
        "backstops",
        "insuranceFund",
        "pockets",
        "settlementDelay",
        "fundOnChain",
        "topUpDelay"
    };

    private static final String[] KEYS = Stream.concat(
                    Stream.of(
                            "id",
                            "type",
                            "preset",
                            "book",
                            "index",
                            "makers",
                            "house",
                            "noise",
                            "contracts",
                            "accounts",
                            "funds",
                            "positionMode"),
                    Stream.of(PRESET_KEYS))
            .toArray(String[]::new);
    private static final String[] CONTRACT_KEYS = Stream.concat(
                    Stream.of("listedAt", "preset", "book", "index", "makers", "house", "noise"),
                    Stream.of(PRESET_KEYS))
            .toArray(String[]::new);
    private static final int MOST_LEVELS = 1000;
    private static final long RATIO_ONE = 1_000_000_000;

    /** How a book quotes by itself. */
    private static final List<String> QUOTING = List.of("halfSpread", "levelGap", "levels", "depthPerLevel", "refill");

    private CexSection() {}

    static VenueSpec.Cex read(Node venue, Markets markets, PathSection paths) {
        venue.allowOnly(KEYS);
        VenueSpec.Cex first = read(venue, venue.required("id").word(), markets.own(), paths);
        return new ContractsSection(venue, markets, paths).of(first);
    }

    /** Another contract of a venue. */
    static VenueSpec.Cex readContract(Node contract, String id, MarketSection market, PathSection paths) {
        contract.allowOnly(CONTRACT_KEYS);
        return read(contract, id, market, paths);
    }

    private static VenueSpec.Cex read(Node venue, String id, MarketSection market, PathSection paths) {
        MarketRules rules = market.overriddenBy(venue.optional("market"));
        ContractType contract = contract(venue);
        MarginSpec margin = MarginSection.read(venue, contract, rules, market.sizeDecimals());
        BookTradingSpec trading = BookTradingSection.read(
                venue, market, LowestRatios.of(margin, rules), paths.grid().startMillis());
        List<BackstopSpec> backstops = BackstopsSection.read(venue.optional("backstops"));
        InsuranceFundSection fund = InsuranceFundSection.read(venue.optional("insuranceFund"), paths.grid(), backstops);
        return new VenueSpec.Cex(
                id,
                rules,
                book(venue.required("book"), paths, !trading.makers().isEmpty()),
                new BookPolicies(
                                MarkPolicySection.read(venue.optional("mark")),
                                BookDeleveragingSection.read(venue.optional("deleveraging")),
                                LossSharingSection.read(venue.optional("lossSharing"), market.sizeDecimals()),
                                new BookTermsSpec(contract, margin, CoinCollateralSection.read(venue, contract)),
                                trading)
                        .with(BookLiquidationSection.read(venue.optional("liquidation"), market.sizeDecimals()))
                        .with(backstops)
                        .with(HybridSection.read(venue))
                        .with(fund.rules())
                        .with(new IndexSection(paths).read(venue.optional("index"))),
                fund.balance());
    }

    private static ContractType contract(Node venue) {
        Node contract = venue.optional("contract");
        return contract != null && contract.oneOf("linear", "inverse").equals("inverse")
                ? ContractType.INVERSE
                : ContractType.LINEAR;
    }

    private static BookSpec book(Node book, PathSection paths, boolean hasMakers) {
        book.allowOnly("path", "tickSize", "halfSpread", "levelGap", "levels", "depthPerLevel", "refill");
        return hasMakers ? quotedByMakers(book, paths) : quoted(book, paths);
    }

    private static BookSpec quotedByMakers(Node book, PathSection paths) {
        for (String key : QUOTING) {
            Node quoting = book.optional(key);
            if (quoting != null) {
                throw quoting.mistakeWithoutValue("has no place beside makers, who quote instead");
            }
        }
        Node path = book.optional("path");
        return BookSpec.quotedByMakers(
                path == null ? null : paths.readBook(path), Quantity.price(book.required("tickSize")));
    }

    private static BookSpec quoted(Node book, PathSection paths) {
        Node path = book.optional("path");
        long halfSpread = Quantity.ratio(book.required("halfSpread"));
        long levelGap = Quantity.positiveRatio(book.required("levelGap"));
        Node levels = book.required("levels");
        int count = (int) levels.whole(1, MOST_LEVELS);
        if (halfSpread >= RATIO_ONE - (count - 1) * Math.min(levelGap, RATIO_ONE)) {
            throw levels.mistake("must keep the lowest bid above 0: halfSpread and levelGap reach 100%");
        }
        return new BookSpec(
                path == null ? null : paths.readBook(path),
                Quantity.price(book.required("tickSize")),
                halfSpread,
                levelGap,
                count,
                Quantity.money(book.required("depthPerLevel")),
                Quantity.positiveDuration(book.required("refill")));
    }
}
