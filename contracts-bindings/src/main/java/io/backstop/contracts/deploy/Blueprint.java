package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PoolRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which contracts a venue needs, at which addresses they will be, and with which arguments they are made. */
final class Blueprint {

    private static final int WIRING_WORDS = 7;
    private static final int RULES_WORDS = 5;

    private final VenueSpec.Pool venue;
    private final ContractCode code;
    private final String deployer;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    private Blueprint(VenueSpec.Pool venue, ContractCode code, String deployer) {
        this.venue = venue;
        this.code = code;
        this.deployer = deployer;
    }

    /** The contracts that the deployer's next transactions will create. */
    static Blueprint of(VenueSpec.Pool venue, ContractCode code, TransactionSender deployer) {
        Blueprint blueprint = new Blueprint(venue, code, deployer.address());
        for (String name : names(venue)) {
            blueprint.addresses.put(name, deployer.futureContract(blueprint.addresses.size()));
        }
        return blueprint;
    }

    /** The contract of a pocket is named as in the ledger, only the pool is more than a pocket. */
    static String nameOf(Account pocket) {
        return pocket.equals(Account.LP) ? "lpPool" : pocket.toString();
    }

    /** Addresses by name in the order of deployment. */
    Map<String, String> addresses() {
        return addresses;
    }

    String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("the venue has no contract " + name);
        }
        return address;
    }

    /** The ledger's account of each pocket's address, the pool always among them. */
    Map<String, Account> pockets() {
        Map<String, Account> pockets = new LinkedHashMap<>();
        pockets.put(address("lpPool"), Account.LP);
        venue.pockets().forEach(pocket -> pockets.put(address(nameOf(pocket.account())), pocket.account()));
        return pockets;
    }

    /**
     * Code and constructor arguments of each contract, in the order of deployment.
     *
     * @param signers of each feed of signed reports, by the feed's name
     */
    Map<String, String> creations(String publisher, String operator, Map<String, List<String>> signers) {
        Map<String, String> creations = new LinkedHashMap<>();
        String pusher = OperationsBlueprint.publisherOf(addresses, publisher);
        for (String name : addresses.keySet()) {
            FeedSource feed = feed(name);
            creations.put(
                    name,
                    feed == null
                            ? creation(name, publisher, operator)
                            : FeedCreation.feed(code, feed, name, pusher, publisher, signers.get(name)));
        }
        return creations;
    }

    private static List<String> names(VenueSpec.Pool venue) {
        List<String> names = new ArrayList<>(List.of("token", "markFeed"));
        if (venue.closeMode() == CloseMode.MARKET) {
            names.add("executionFeed");
        }
        if (venue.mechanisms().keeperReward() != null) {
            names.addAll(List.of("etherFeed", "gasFeed"));
        }
        if (venue.mechanisms().referenceFeed() != null) {
            names.add("referenceFeed");
        }
        if (venue.mechanisms().asksUptime()) {
            names.add("uptimeFeed");
        }
        if (venue.markFeed().source() instanceof FeedSource.Signed) {
            names.add("reportedLiquidation");
        }
        if (venue.stake() != null) {
            names.addAll(List.of("stakeToken", "stakeFeed", "stakeBuyer"));
        }
        if (venue.markFeed().source() instanceof FeedSource.Pull) {
            names.add("reportedHealth");
        }
        names.addAll(OperationsBlueprint.names(venue));
        names.addAll(Composition.names(venue));
        names.addAll(GateNames.names(venue.mechanisms()));
        names.addAll(OrderBlueprint.names(venue));
        names.add("lpPool");
        venue.pockets().stream()
                .filter(pocket -> !pocket.account().equals(Account.LP))
                .forEach(pocket -> names.add(nameOf(pocket.account())));
        names.addAll(List.of("waterfall", "market", "lens"));
        return names;
    }

    /** How the prices of a feed get on chain; null if the name is no feed's. */
    private @Nullable FeedSource feed(String name) {
        return switch (name) {
            case "markFeed" -> venue.markFeed().source();
            case "executionFeed" ->
                Objects.requireNonNull(venue.executionFeed()).source();
            case "etherFeed", "gasFeed", "referenceFeed", "stakeFeed" -> new FeedSource.Push();
            default -> null;
        };
    }

    private String creation(String name, String publisher, String operator) {
        return switch (name) {
            case "token" -> code.of("TestDollar");
            case "stakeToken" -> code.of("TestStake");
            case "stakeBuyer" ->
                PocketCreation.stakeBuyer(
                        code,
                        address("stakeToken"),
                        address("token"),
                        address("stakeFeed"),
                        Objects.requireNonNull(venue.stake()).haircut(),
                        address("safetyModule"));
            case "uptimeFeed" ->
                Calldata.create(code.of("UptimeFeed")).address(publisher).hex();
            case "reportedLiquidation" -> FeedCreation.reportedLiquidation(code);
            case "reportedHealth" -> code.of("ReportedHealth");
            case "lpPool" ->
                Calldata.create(code.of(venue.buffersProfit() ? "BufferedLpPool" : "LpPool"))
                        .address(address("token"))
                        .address(address("market"))
                        .address(address("waterfall"))
                        .number(venue.lpCapPerEvent())
                        .address(behind("gate"))
                        .address(addresses.getOrDefault("pnlCaps", Calldata.NOBODY))
                        .address(venue.netOfPhantom() ? address("lens") : Calldata.NOBODY)
                        .hex();
            case "safetyModule" -> safetyModule();
            case "juniorLp" ->
                PocketCreation.tranches(
                        code,
                        Objects.requireNonNull(venue.tranches()),
                        address("token"),
                        address("lpPool"),
                        address("waterfall"));
            case "waterfall" -> waterfall();
            case "market" -> market(operator);
            case "lens" -> code.of("Lens");
            case "feeBuffer" -> feeBuffer();
            case "treasury" -> pocket(code.of("FeeBuffer")).hex();
            default -> mechanism(name, publisher);
        };
    }

    /** The name of the feed that everything reads the mark from. */
    private String priceName() {
        return OperationsBlueprint.readName("markFeed", venue);
    }

    /** The name of the feed that everything reads the price of closes from. */
    private String executionName() {
        return addresses.containsKey("executionFeed")
                ? OperationsBlueprint.readName("executionFeed", venue)
                : priceName();
    }

    private String behind(String port) {
        return addresses.getOrDefault(Composition.behind(port, venue, addresses), Calldata.NOBODY);
    }

    private String mechanism(String name, String publisher) {
        OperationsBlueprint operations = new OperationsBlueprint(venue, code, addresses, publisher);
        if (operations.makes(name)) {
            return operations.creation(name);
        }
        OrderBlueprint orders = new OrderBlueprint(venue, code, addresses, address(executionName()));
        if (orders.makes(name)) {
            return orders.creation(name);
        }
        GateBlueprint gates = new GateBlueprint(venue.mechanisms(), code, addresses, address(priceName()));
        return gates.makes(name)
                ? gates.creation(name)
                : new Composition(venue, code, addresses, address(executionName())).creation(name);
    }

    private String safetyModule() {
        PocketSpec pocket = venue.pocket(Account.SAFETY_MODULE).orElseThrow();
        if (pocket.form() instanceof DeficitSpec deficit) {
            return PocketCreation.deficitModule(
                    code,
                    deficit,
                    new PocketCreation.ModuleWiring(
                            addresses.getOrDefault("stakeToken", address("token")),
                            address("token"),
                            address("lpPool"),
                            address("waterfall"),
                            addresses.getOrDefault("treasury", deployer)),
                    addresses.getOrDefault("stakeBuyer", Calldata.NOBODY));
        }
        return pocket(code.of("SafetyModule"))
                .number(pocket.capPerEvent())
                .number(pocket.cooldownSeconds())
                .number(pocket.windowSeconds())
                .hex();
    }

    private String feeBuffer() {
        return venue.buffersProfit()
                ? PocketCreation.profitBuffer(code, address("lpPool"), address("waterfall"))
                : pocket(code.of("FeeBuffer")).hex();
    }

    private Calldata pocket(String bytecode) {
        return Calldata.create(bytecode)
                .address(address("token"))
                .address(address("lpPool"))
                .address(address("waterfall"));
    }

    private String waterfall() {
        List<String> order = venue.pockets().stream()
                .map(pocket -> address(nameOf(pocket.account())))
                .toList();
        return Calldata.create(code.of("LossWaterfall"))
                .address(address("market"))
                .address(Composition.lastResort(venue, addresses))
                .number(3L * Calldata.WORD_BYTES)
                .addresses(order)
                .hex();
    }

    private String market(String operator) {
        MarketRules rules = venue.rules();
        Calldata creation = Calldata.create(code.of("PerpMarket"))
                .address(address("token"))
                .address(address(priceName()))
                .address(address(executionName()))
                .address(address("lpPool"))
                .address(address("waterfall"))
                .address(address(nameOf(PoolRun.feeRecipient(venue))))
                .address(operator);
        for (String mechanism : Composition.PORTS) {
            creation.address(behind(mechanism));
        }
        creation.number(rules.sizeUnit())
                .number(rules.liquidationFeeRatio())
                .number(rules.keeperReward())
                .number(rules.reserveFactor())
                .number(rules.maxAge())
                .number((WIRING_WORDS + Composition.PORTS.size() + RULES_WORDS + 1L) * Calldata.WORD_BYTES)
                .number(rules.tiers().tiers().size());
        for (MarginTiers.Tier tier : rules.tiers().tiers()) {
            creation.number(tier.from()).number(tier.initialMarginRatio()).number(tier.maintenanceMarginRatio());
        }
        return creation.hex();
    }
}
