package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PowerLaw;
import io.backstop.model.market.Validity;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.KeeperRewardSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.scenario.VersionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("backstop.home", "..")).normalize().resolve("scenarios/presets.yaml");
    private static final long PERCENT = 10_000_000;
    private static final long BASIS_POINT = 100_000;
    private static final long USD = 1_000_000;
    private static final List<BoundSpec> SINCE_CHANGE = List.of(new BoundSpec.SinceChange());
    private static final LiquidationSpec FULL = new LiquidationSpec.Full();
    private static final FundingSpec GMX_FUNDING =
            new FundingSpec.Velocity(Counterparty.OTHER_SIDE, 720 * PERCENT, 0, 4 * PERCENT, 90 * PERCENT);
    private static final BorrowingSpec GMX_BORROWING =
            new BorrowingSpec(75 * PERCENT, 50 * PERCENT, 130 * PERCENT, true);
    private static final PriceImpactSpec GMX_IMPACT = new PriceImpactSpec.PowerLawImpact(
            new PowerLaw(2, 50_000_000_000L, 100_000_000_000L, 4 * PERCENT / 10, 5 * PERCENT / 10));

    private static final GateSpec.PriceRule TRADE = new GateSpec.PriceRule(300, Set.of());
    private static final GateSpec.PriceRule FORCED = new GateSpec.PriceRule(30, Set.of(Validity.TOO_UNCERTAIN));
    private static final GateSpec.PriceRule ATOMIC = new GateSpec.PriceRule(30, Set.of());
    private static final List<GateSpec> DEFAULT_GUARDS = List.of(
            new GateSpec.PriceGuard(
                    500 * PERCENT, 2 * PERCENT, List.of(TRADE, TRADE, TRADE, TRADE, FORCED, FORCED, ATOMIC, ATOMIC)),
            new GateSpec.ReferenceGuard(50 * PERCENT, 25 * 3600, new FeedSpec(0, 3_600_000, 0)),
            new GateSpec.ResumeGrace(true, 300, ActionNames.ALL));

    @TempDir
    private Path folder;

    @Test
    void theHouseHasEightPresets() {
        assertThat(VenuePresets.ofInstallation().pools().names())
                .containsExactly(
                        "avantis", "default", "gains", "gmx-v2", "perennial", "perp-v2", "synthetix-v3", "umbrella");
    }

    @ParameterizedTest
    @MethodSource("lossOrders")
    void aPresetHasItsProtocolsLossOrder(String name, CloseMode mode, List<PocketSpec> order) {
        assertThat(shipped(name)).extracting(VenueSpec.Pool::closeMode).isEqualTo(mode);
        assertThat(shipped(name)).extracting(VenueSpec.Pool::pockets).isEqualTo(order);
    }

    static Stream<Arguments> lossOrders() {
        PocketSpec lp = new PocketSpec(Account.LP, 1_000_000 * USD, PocketSpec.NO_CAP);
        PocketSpec empty = new PocketSpec(Account.FEE_BUFFER, 0, PocketSpec.NO_CAP);
        PocketSpec share = new PocketSpec(Account.FEE_BUFFER, PocketSpec.DEFAULT_SHARE, PocketSpec.NO_CAP);
        PocketSpec offset = new PocketSpec(Account.TREASURY, 100_000 * USD, PocketSpec.NO_CAP);
        PocketSpec stake =
                PocketSpec.deficit(200_000 * USD, new DeficitSpec(100_000 * USD, 0, true, 14 * 86_400, 2 * 86_400));
        return Stream.of(
                Arguments.of("gmx-v2", CloseMode.ORACLE, List.of(lp)),
                Arguments.of("gains", CloseMode.ORACLE, List.of(PocketSpec.profitBuffer(), lp)),
                Arguments.of("avantis", CloseMode.ORACLE, List.of(empty, junior(650_000_000), lp)),
                Arguments.of("synthetix-v3", CloseMode.ORACLE, List.of(lp)),
                Arguments.of("perp-v2", CloseMode.MARKET, List.of(share)),
                Arguments.of("perennial", CloseMode.ORACLE, List.of()),
                Arguments.of("umbrella", CloseMode.ORACLE, List.of(stake, offset, lp)),
                Arguments.of(
                        "default",
                        CloseMode.ORACLE,
                        List.of(
                                share,
                                junior(1_000_000_000),
                                staked(60_000 * USD),
                                new PocketSpec(Account.LP, 1_000_000 * USD, 100_000 * USD))));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aPresetHasItsProtocolsFigures(String name, MarketRules rules, Mechanisms mechanisms) {
        assertThat(shipped(name).rules()).isEqualTo(rules);
        assertThat(shipped(name).mechanisms()).isEqualTo(mechanisms);
    }

    static Stream<Arguments> figures() {
        return Stream.of(
                Arguments.of(
                        "gmx-v2",
                        rules(200, 100, 30, 0, 300),
                        new Mechanisms(
                                        GMX_FUNDING,
                                        GMX_BORROWING,
                                        GMX_IMPACT,
                                        null,
                                        new PnlCapsSpec(90 * PERCENT, 90 * PERCENT, 70 * PERCENT),
                                        FULL,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        new ReportBoundsSpec(SINCE_CHANGE, List.of("LIQUIDATE")),
                                        new OrderQueueSpec(USD, 300, SINCE_CHANGE),
                                        null)
                                .with(new DeleveragingBandSpec(RankRule.PROFIT, 85 * PERCENT, 77 * PERCENT))),
                Arguments.of(
                        "gains",
                        rules(200, 20, 20, 0, 300),
                        ordered(FULL, null, new OrderQueueSpec(USD, 300, SINCE_CHANGE))),
                Arguments.of("avantis", rules(200, 20, 20, 0, 300), Mechanisms.NONE),
                Arguments.of(
                        "perp-v2",
                        rules(1000, 625, 250, 0, 300),
                        ending(
                                new LiquidationSpec.FixedFraction(50 * PERCENT, 100 * USD),
                                new LastResortSpec.Refuse())),
                Arguments.of(
                        "perennial",
                        rules(95, 80, 0, 10, 40),
                        ordered(
                                FULL,
                                new LastResortSpec.StaysOnAccount(),
                                new OrderQueueSpec(2 * USD, 60, List.of(new BoundSpec.FixedVersion(5, 2, 7))))),
                Arguments.of("umbrella", rules(200, 100, 30, 1, 300), Mechanisms.NONE),
                Arguments.of(
                        "default",
                        rules(200, 100, 30, 5, 300),
                        new Mechanisms(
                                GMX_FUNDING,
                                GMX_BORROWING,
                                GMX_IMPACT,
                                null,
                                null,
                                new LiquidationSpec.TimeRamp(2 * PERCENT, 50 * USD, 30 * BASIS_POINT, 10 * PERCENT, 60),
                                new LastResortSpec.Waiting(
                                        3600,
                                        new DeleveragingSpec(RankRule.BITMEX, PriceRule.BANKRUPTCY),
                                        50 * PERCENT,
                                        600,
                                        false),
                                null,
                                new KeeperRewardSpec(2_500_000, USD, 30 * PERCENT, 0, 30 * USD),
                                DEFAULT_GUARDS,
                                null,
                                null,
                                null)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aPresetHasItsProtocolsFeed(String name, FeedSource source) {
        assertThat(shipped(name).markFeed().source()).isEqualTo(source);
    }

    static Stream<Arguments> sources() {
        QuorumSpec signers = new QuorumSpec(5, 5);
        FeedHistorySpec history = new FeedHistorySpec(300, 300);
        return Stream.of(
                Arguments.of("gmx-v2", new FeedSource.Pull(signers, 60, 300, history)),
                Arguments.of("gains", new FeedSource.Pull(signers, 60, 30, history)),
                Arguments.of("avantis", new FeedSource.Pull(signers, 60, 30, history)),
                Arguments.of("synthetix-v3", new FeedSource.Pull(signers, 60, 1800, history)),
                Arguments.of("perennial", new FeedSource.RequestCommit(signers, new VersionSpec(5, 2, 7, 30), history)),
                Arguments.of("perp-v2", new FeedSource.Push()),
                Arguments.of("umbrella", new FeedSource.Push()),
                Arguments.of("default", new FeedSource.Pull(signers, 60, 300, history)));
    }

    @Test
    void synthetixClosesAsManyEtherASecondAsItsFeesAndSkewScaleMake() {
        Mechanisms mechanisms = shipped("synthetix-v3").mechanisms();

        // 5 bps of 350,000 times 1.5 is 262.5 ETH a second; the market's units are a millionth.
        assertThat(mechanisms.liquidation())
                .isEqualTo(new LiquidationSpec.WindowCapacity(
                        5 * BASIS_POINT, 350_000_000_000L, 1_500_000_000, 30, 5 * BASIS_POINT));
        // 9 a day per day is 3285 a year per day.
        assertThat(mechanisms.funding())
                .isEqualTo(new FundingSpec.Velocity(
                        Counterparty.POOL, 328_500 * PERCENT, 700_000_000 * USD, 0, 10_000 * PERCENT));
        assertThat(mechanisms.priceImpact()).isEqualTo(new PriceImpactSpec.SkewPremium(350_000_000_000L));
        assertThat(mechanisms.keeperReward())
                .isEqualTo(new KeeperRewardSpec(2_500_000, USD, 30 * PERCENT, 3 * BASIS_POINT, 30 * USD));
        assertThat(mechanisms.reportBounds())
                .isEqualTo(new ReportBoundsSpec(List.of(new BoundSpec.MaxAge(30)), List.of("LIQUIDATE")));
        assertThat(mechanisms.orders())
                .isEqualTo(new OrderQueueSpec(USD, 30, List.of(new BoundSpec.FixedVersion(1, 1, 30))));
        assertThat(shipped("synthetix-v3").rules().tiers()).isEqualTo(MarginTiers.flat(2 * PERCENT, 6_660_000));
    }

    @Test
    void whatAPoolSaysItselfComesFirst() {
        VenueSpec.Pool pool = shipped(
                "gmx-v2",
                "venues.gmx-v2.market.keeperReward=7",
                "venues.gmx-v2.pockets=[feeBuffer]",
                "venues.gmx-v2.pnlCaps=null",
                "venues.gmx-v2.funding.velocity.maxRate=10%");

        assertThat(pool.rules()).isEqualTo(rules(200, 100, 30, 7, 300));
        assertThat(pool.pockets())
                .containsExactly(new PocketSpec(Account.FEE_BUFFER, PocketSpec.DEFAULT_SHARE, PocketSpec.NO_CAP));
        assertThat(pool.mechanisms().pnlCaps()).isNull();
        assertThat(pool.mechanisms().funding())
                .isEqualTo(
                        new FundingSpec.Velocity(Counterparty.OTHER_SIDE, 720 * PERCENT, 0, 4 * PERCENT, 10 * PERCENT));
    }

    @Test
    void anUnknownPresetIsToldWithTheNearestFirst() {
        assertMistake("venues.gmx-v2.preset=gmx2")
                .withMessage(
                        "--set venues.gmx-v2.preset=gmx2: venues[0].preset: \"gmx2\" must be one of gmx-v2, avantis,"
                                + " default, gains, perennial, perp-v2, synthetix-v3, umbrella");
    }

    @Test
    void aWrongOverrideIsToldWithItsOwnPlace() {
        assertMistake("venues.gmx-v2.liquidation.kind=half")
                .withMessageStartingWith(
                        "--set venues.gmx-v2.liquidation.kind=half: venues[0].liquidation.kind: \"half\"");
    }

    @Test
    void aPolicyThatDoesNotExistIsToldWithThePresetsFileAndPath() throws IOException {
        assertPresetMistake(
                "liquidation: {kind: half}",
                "liquidation.kind: \"half\" must be one of full, fraction,"
                        + " marginRestoring, ramp, windowCapacity, blockLimits");
        assertPresetMistake("lastResort: {ask: true}", "lastResort.ask: unknown key, did you mean \"refuse\"?");
        assertPresetMistake("market: {keeperReward: -1}", "market.keeperReward: -1 must not be negative");
        assertPresetMistake("markets: {}", "markets: unknown key, did you mean \"market\"?");
        assertPresetMistake("lastResort: {refuse: false}", "lastResort.refuse: false must be true, or left out");
        assertPresetMistake(
                "lastResort: {staysOnAccount: true, haircut: 1%}",
                "lastResort.haircut: unknown key, did you mean \"staysOnAccount\"?");
    }

    @Test
    void aFolderWithoutPresetsIsToldAsSuch() throws IOException {
        ObjectNode tree = YamlFile.read(SHIPPED);
        Node root = new Node(new Origin("a.yaml"), "", tree);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> presets().fill(root))
                .withMessage(folder + ": must be the folder of the presets");
    }

    private VenuePresets presets() {
        return new VenuePresets(Presets.ofPools(folder), Presets.ofBooks(folder));
    }

    private void assertPresetMistake(String line, String mistake) throws IOException {
        Path preset = Files.writeString(
                folder.resolve("wrong.yaml"), "closeMode: ORACLE\nlpCapital: 1\npockets: [lp]\n" + line + "\n");
        Node root = new Node(new Origin("a.yaml"), "", YamlFile.value("venues: [{id: a, type: pool, preset: wrong}]"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> {
                    presets().fill(root);
                    PoolSection.read(
                            root.list("venues").getFirst(),
                            MarketSection.read(null),
                            new PathSection(new TimeGrid(1000, 1000, 1), preset, Map.of()));
                })
                .withMessage(preset + ": " + mistake);
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<InputException> assertMistake(String override) {
        return assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(SHIPPED, List.of(override), Map.of()));
    }

    /** A venue that says nothing but its preset and its capital. */
    private static VenueSpec.Pool shipped(String id, String... overrides) {
        List<String> all = new ArrayList<>(List.of("venues=[" + plain(id) + "]"));
        all.addAll(List.of(overrides));
        return (VenueSpec.Pool)
                ScenarioReader.read(SHIPPED, all, Map.of()).venues().getFirst();
    }

    private static String plain(String id) {
        return "{id: %s, type: pool, preset: %s, lpCapital: 1000000}".formatted(id, id);
    }

    private static PocketSpec junior(long loss) {
        return PocketSpec.junior(new TranchesSpec(loss, 650_000_000, 650_000_000));
    }

    private static PocketSpec staked(long cap) {
        return new PocketSpec(Account.SAFETY_MODULE, 200_000 * USD, cap, 14 * 86_400, 2 * 86_400);
    }

    private static Mechanisms ordered(
            LiquidationSpec liquidation, @Nullable LastResortSpec lastResort, OrderQueueSpec orders) {
        return new Mechanisms(
                null, null, null, null, null, liquidation, lastResort, null, null, List.of(), null, orders, null);
    }

    private static Mechanisms ending(LiquidationSpec liquidation, LastResortSpec lastResort) {
        return new Mechanisms(null, null, null, null, null, liquidation, lastResort);
    }

    /** Margins and fee in basis points, the reward in dollars, the age in seconds. */
    private static MarketRules rules(long initial, long maintenance, long fee, long reward, long maxAge) {
        return new MarketRules(
                1_000_000,
                MarginTiers.flat(initial * BASIS_POINT, maintenance * BASIS_POINT),
                fee * BASIS_POINT,
                reward * USD,
                90 * PERCENT,
                maxAge);
    }
}
