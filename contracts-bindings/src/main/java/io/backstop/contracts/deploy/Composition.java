package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.RankRuleNumber;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.ParameterNames;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contracts that a market is composed of: those that its venue uses, by name. */
final class Composition {

    /** Names of the market's ports in the order of {@code IPerpMarket.Mechanisms}. */
    static final List<String> PORTS = List.of(
            "gate",
            "carry",
            "priceImpact",
            "openInterestCaps",
            "profitRule",
            "liquidationPolicy",
            "keeperReward",
            "orders",
            "deleverager");

    private final VenueSpec.Pool venue;
    private final Mechanisms specs;
    private final ContractCode code;
    private final Map<String, String> addresses;
    private final String closing;

    Composition(VenueSpec.Pool venue, ContractCode code, Map<String, String> addresses, String closing) {
        this.venue = venue;
        specs = venue.mechanisms();
        this.code = code;
        this.addresses = addresses;
        this.closing = closing;
    }

    /** What the venue uses; a contract that stands at two ports is named by one of them. */
    static List<String> names(VenueSpec.Pool venue) {
        Mechanisms specs = venue.mechanisms();
        List<String> names = new ArrayList<>();
        add(names, "fundingRate", specs.funding());
        add(names, "borrowingRate", specs.borrowing());
        if (specs.carries()) {
            names.add("carry");
        }
        add(names, "priceImpact", specs.priceImpact());
        add(names, "openInterestCaps", specs.openInterestCaps());
        add(names, "pnlCaps", specs.pnlCaps());
        if (!(specs.liquidation() instanceof LiquidationSpec.Full)) {
            names.add("liquidationPolicy");
        }
        add(names, "keeperReward", specs.keeperReward());
        addLastResort(names, specs.lastResort());
        add(names, "deleverager", specs.deleveragingBand());
        return names;
    }

    private static void addLastResort(List<String> names, @Nullable LastResortSpec spec) {
        if (spec == null) {
            return;
        }
        names.add(nameOf(spec));
        add(names, "deleverager", spec.deleveraging());
        if (spec.haircut() > 0) {
            names.add("haircut");
        }
    }

    private static String nameOf(LastResortSpec spec) {
        return switch (spec) {
            case LastResortSpec.Waiting ignored -> "shortfalls";
            case LastResortSpec.StaysOnAccount ignored -> "accountDebts";
            case LastResortSpec.Refuse ignored -> "refusingResort";
        };
    }

    private static void add(List<String> names, String name, @Nullable Object spec) {
        if (spec != null) {
            names.add(name);
        }
    }

    /** The name of the contract behind a port; the port itself for most. */
    static String behind(String port, VenueSpec.Pool venue, Map<String, String> addresses) {
        return switch (port) {
            case "gate" -> GateNames.atPort(venue.mechanisms());
            case "profitRule" -> addresses.containsKey("haircut") ? "haircut" : "pnlCaps";
            default -> port;
        };
    }

    /** The address that takes over what the pockets leave; zero if that is bad debt at once. */
    static String lastResort(VenueSpec.Pool venue, Map<String, String> addresses) {
        LastResortSpec spec = venue.mechanisms().lastResort();
        return spec == null ? Calldata.NOBODY : addresses.getOrDefault(nameOf(spec), Calldata.NOBODY);
    }

    /** Code and constructor arguments of one of {@link #names}. */
    String creation(String name) {
        long sizeUnit = venue.rules().sizeUnit();
        return switch (name) {
            case "fundingRate" -> EconomicsCreation.fundingRate(code, Objects.requireNonNull(specs.funding()));
            case "borrowingRate" ->
                EconomicsCreation.borrowingRate(
                        code,
                        Objects.requireNonNull(specs.borrowing()),
                        venue.rules().reserveFactor(),
                        address("lpPool"));
            case "carry" ->
                EconomicsCreation.carry(
                        code,
                        address("market"),
                        addresses.get("fundingRate"),
                        addresses.get("borrowingRate"),
                        counterparty(),
                        spreads() ? address("shortfalls") : null);
            case "priceImpact" ->
                EconomicsCreation.priceImpact(
                        code, Objects.requireNonNull(specs.priceImpact()), sizeUnit, address("market"), closing);
            case "openInterestCaps" ->
                specs.governsCaps()
                        ? OperationsCreation.governedCaps(code, address(OperationsBlueprint.PARAMETERS))
                        : EconomicsCreation.openInterestCaps(code, Objects.requireNonNull(specs.openInterestCaps()));
            case "pnlCaps" ->
                EconomicsCreation.pnlCaps(
                        code, Objects.requireNonNull(specs.pnlCaps()), sizeUnit, address("market"), address("lpPool"));
            case "liquidationPolicy" -> liquidationPolicy();
            case "deleverager" ->
                specs.deleveragingBand() == null ? deleverager() : deleverager(specs.deleveragingBand());
            case "keeperReward" ->
                LiquidationCreation.reward(
                        code, Objects.requireNonNull(specs.keeperReward()), address("gasFeed"), address("etherFeed"));
            default -> ofLastResort(name, Objects.requireNonNull(specs.lastResort()));
        };
    }

    private String liquidationPolicy() {
        return specs.governs(ParameterNames.LIQUIDATION_RATIO)
                ? OperationsCreation.governedFraction(
                        code, address(OperationsBlueprint.PARAMETERS), (LiquidationSpec.FixedFraction)
                                specs.liquidation())
                : LiquidationCreation.policy(code, specs.liquidation(), address("market"));
    }

    private String ofLastResort(String name, LastResortSpec spec) {
        return switch (name) {
            case "shortfalls" -> shortfalls((LastResortSpec.Waiting) spec);
            case "accountDebts" ->
                Calldata.create(code.of("AccountDebts"))
                        .address(address("token"))
                        .address(address("waterfall"))
                        .address(address("lpPool"))
                        .hex();
            case "refusingResort" ->
                Calldata.create(code.of("RefusingResort"))
                        .address(address("waterfall"))
                        .hex();
            case "haircut" ->
                Calldata.create(code.of("Haircut"))
                        .address(address("market"))
                        .address(address("shortfalls"))
                        .number(spec.haircut())
                        .hex();
            default -> throw new IllegalArgumentException("no market is composed of " + name);
        };
    }

    private String shortfalls(LastResortSpec.Waiting spec) {
        Calldata creation = Calldata.create(code.of(spec.spreads() ? "SpreadShortfalls" : "Shortfalls"))
                .address(address("waterfall"))
                .number(venue.rules().sizeUnit())
                .number(spec.windowSeconds())
                .address(spec.deleveraging() == null ? Calldata.NOBODY : address("deleverager"))
                .address(addresses.getOrDefault("haircut", Calldata.NOBODY));
        return (spec.spreads() ? creation.address(address("carry")) : creation).hex();
    }

    private boolean spreads() {
        return specs.lastResort() != null && specs.lastResort().spreads();
    }

    private String deleverager(DeleveragingBandSpec spec) {
        return Calldata.create(code.of("BandDeleverager"))
                .address(address("market"))
                .address(addresses.getOrDefault("carry", Calldata.NOBODY))
                .address(address("lpPool"))
                .address(addresses.getOrDefault(behind("profitRule", venue, addresses), Calldata.NOBODY))
                .number(RankRuleNumber.of(spec.rankRule()))
                .number(spec.on())
                .number(spec.off())
                .number(venue.rules().sizeUnit())
                .hex();
    }

    private String deleverager() {
        DeleveragingSpec spec = Objects.requireNonNull(
                Objects.requireNonNull(specs.lastResort()).deleveraging());
        return Calldata.create(code.of("Deleverager"))
                .address(address("market"))
                .address(addresses.getOrDefault("carry", Calldata.NOBODY))
                .address(address("shortfalls"))
                .number(RankRuleNumber.of(spec.rankRule()))
                .number(
                        switch (spec.priceRule()) {
                            case BANKRUPTCY -> 0;
                            case ORACLE -> 1;
                            case PREVIOUS_MARK -> 2;
                        })
                .number(venue.rules().sizeUnit())
                .hex();
    }

    private Counterparty counterparty() {
        FundingSpec funding = specs.funding();
        return funding == null ? Counterparty.OTHER_SIDE : funding.counterparty();
    }

    private String address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }
}
