package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.LpExit;
import io.backstop.model.venue.LpRun;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden scenarios, worked out on paper in their own comments, on a chain and on the mirror. */
class GoldenScenariosTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;

    @Test
    void marketLag() {
        List<VenueRun> runs = Replays.onChain("golden/market-lag-30s-keeper-12s");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            Liquidation row = run.liquidations().getFirst();
            assertThat(List.of(row.crossedAt(), row.seenAt(), row.closedAt())).containsExactly(21, 51, 63);
            assertThat(row.executionPrice()).isEqualTo(1937 * PRICE);
            assertThat(run.shortfall()).isEqualTo(2300 * USD);
            assertThat(run.attribution()).isEqualTo(new Attribution(0, 1100 * USD, 1200 * USD, 0, 0));
            assertThat(run.paidBy()).contains(entry(Payer.LP, 2300 * USD), entry(Payer.BAD_DEBT, 0L));
        }
    }

    @Test
    void oracleLag() {
        List<VenueRun> runs = Replays.onChain("golden/oracle-lag-30s-keeper-12s");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            Liquidation row = run.liquidations().getFirst();
            assertThat(row.executionPrice()).isEqualTo(1967 * PRICE);
            assertThat(row.payout()).isEqualTo(700 * USD);
            assertThat(run.shortfall()).isZero();
            assertThat(run.latencyTransfer()).isEqualTo(3000 * USD);
        }
    }

    @Test
    void singleJump() {
        List<VenueRun> runs = Replays.onChain("golden/single-jump");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 0, 0, 0));
        }
    }

    @Test
    void fourPockets() {
        List<VenueRun> runs = Replays.onChain("golden/four-pockets");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.paidBy())
                    .contains(
                            entry(Payer.FEE_BUFFER, 200 * USD),
                            entry(Payer.TREASURY, 500 * USD),
                            entry(Payer.SAFETY_MODULE, 150 * USD),
                            entry(Payer.LP, 150 * USD),
                            entry(Payer.BAD_DEBT, 0L));
        }
    }

    /** Account 2 is closed with 4000, account 3 by half, with 2000 more of collateral. */
    @Test
    void deleveraging() {
        List<VenueRun> runs = Replays.onChain("golden/deleveraging");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 0, 0, 0));
            assertThat(run.paidBy()).contains(entry(Payer.ADL, 1000 * USD), entry(Payer.LP, 0L));
            assertThat(run.pendingShortfall()).isZero();
            assertThat(run.ledger().balance(Account.trader(2))).isZero();
            assertThat(run.ledger().balance(Account.trader(3))).isEqualTo(12_000 * USD);
            // 4000 of account 1 and 1000 from the winners came in, 2500 and 2500 of their profit went out.
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_000_000 * USD);
        }
    }

    /** Losses of a pool are shared by its two classes of providers, or fall on the junior first. */
    @Test
    void tranches() {
        List<VenueRun> runs = Replays.onChain("golden/tranches");

        for (String venue : List.of("pro-rata", "junior-first")) {
            Conformance.assertEqual(runs, venue);
        }
        VenueRun shared = Replays.of(runs, "pro-rata", VenueRun.Kind.ON_CHAIN);
        assertThat(shared.paidBy()).contains(entry(Payer.JUNIOR_LP, 650 * USD), entry(Payer.LP, 350 * USD));
        assertThat(shared.ledger().balance(Account.JUNIOR_LP)).isEqualTo(652_600 * USD - 1);
        assertThat(shared.ledger().balance(Account.LP)).isEqualTo(351_400 * USD + 1);
        VenueRun first = Replays.of(runs, "junior-first", VenueRun.Kind.ON_CHAIN);
        assertThat(first.paidBy())
                .contains(
                        entry(Payer.FEE_BUFFER, 200 * USD),
                        entry(Payer.JUNIOR_LP, 500 * USD),
                        entry(Payer.SAFETY_MODULE, 150 * USD),
                        entry(Payer.LP, 150 * USD));
        assertThat(first.ledger().balance(Account.JUNIOR_LP)).isZero();
        assertThat(first.ledger().balance(Account.LP)).isEqualTo(1_004_350 * USD);
    }

    /** Profits above par pay first, as far as the pool is above it. */
    @Test
    void profitBuffer() {
        List<VenueRun> runs = Replays.onChain("golden/profit-buffer");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isEqualTo(3000 * USD);
            assertThat(run.paidBy()).contains(entry(Payer.FEE_BUFFER, 1500 * USD), entry(Payer.LP, 1500 * USD));
            assertThat(run.ledger().balance(Account.FEE_BUFFER)).isEqualTo(6500 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_000_000 * USD);
        }
    }

    /** Stake above an offset pays in the same call, or later in place of the pool. */
    @Test
    void deficit() {
        List<VenueRun> runs = Replays.onChain("golden/deficit");

        for (String venue : List.of("at-once", "later")) {
            Conformance.assertEqual(runs, venue);
        }
        VenueRun atOnce = Replays.of(runs, "at-once", VenueRun.Kind.ON_CHAIN);
        assertThat(atOnce.paidBy())
                .contains(entry(Payer.SAFETY_MODULE, 700 * USD), entry(Payer.TREASURY, 300 * USD), entry(Payer.LP, 0L));
        assertThat(atOnce.ledger().balance(Account.SAFETY_MODULE)).isEqualTo(230 * USD);
        assertThat(atOnce.ledger().balance(Account.TREASURY)).isEqualTo(70 * USD);
        VenueRun later = Replays.of(runs, "later", VenueRun.Kind.ON_CHAIN);
        assertThat(later.paidBy())
                .contains(
                        entry(Payer.SAFETY_MODULE, 453_636_363L),
                        entry(Payer.TREASURY, 300 * USD),
                        entry(Payer.LP, 246_363_637L));
        assertThat(later.ledger().balance(Account.SAFETY_MODULE)).isEqualTo(USD);
        assertThat(later.ledger().balance(Account.TREASURY)).isEqualTo(45_363_637L);
        assertThat(later.ledger().balance(Account.LP)).isEqualTo(1_004_300 * USD + 453_636_363L);
    }

    @Test
    void inParts() {
        List<VenueRun> runs = Replays.onChain("golden/in-parts");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            Liquidation row = run.liquidations().getFirst();
            assertThat(List.of(row.seenAt(), row.closedAt(), row.finishedAt())).containsExactly(10, 11, 13);
            assertThat(row.executionPrice()).isEqualTo(1945 * PRICE);
            assertThat(run.shortfall()).isEqualTo(1500 * USD);
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 0, 500 * USD, 0));
            assertThat(run.paidBy()).contains(entry(Payer.LP, 1500 * USD), entry(Payer.BAD_DEBT, 0L));
        }
    }

    /** The second account is liquidated at a price that stands still, because gas became dearer. */
    @Test
    void gasSpike() {
        List<VenueRun> runs = Replays.onChain("golden/gas-spike");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.liquidations())
                    .extracting(
                            Liquidation::seenAt, Liquidation::closedAt, Liquidation::keeperReward, Liquidation::payout)
                    .containsExactly(tuple(3, 4, 3_721_500L, 56_278_500L), tuple(8, 9, 30 * USD, 80 * USD));
            assertThat(run.ledger().balance(Account.KEEPER)).isEqualTo(33_721_500);
        }
    }

    /** A flag that expired costs five seconds more, one that still stands none. */
    @Test
    void flags() {
        List<VenueRun> runs = Replays.onChain("golden/flags");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.liquidations())
                    .extracting(
                            Liquidation::account,
                            Liquidation::seenAt,
                            Liquidation::closedAt,
                            Liquidation::shortfall,
                            Liquidation::payout)
                    .containsExactly(tuple(1, 30, 36, 1000 * USD, 0L), tuple(2, 45, 46, 0L, 1500 * USD));
            assertThat(run.attribution()).isEqualTo(new Attribution(0, 0, 1000 * USD, 0, 0));
        }
    }

    /** A stop, two changed figures and a settlement: nobody is short, and the settlement gave 25,000 away. */
    @Test
    void incident() {
        List<VenueRun> runs = Replays.onChain("golden/incident");

        Conformance.assertEqual(runs, "operated");
        for (Kind kind : List.of(Kind.ON_CHAIN, Kind.MIRROR)) {
            VenueRun run = Replays.of(runs, "operated", kind);
            assertThat(run.refusals())
                    .containsExactly(
                            new OrderRefused(3, 20_000 * USD, ContractError.of("ActionPaused", 0L)),
                            new OrderRefused(
                                    3,
                                    19_000 * USD,
                                    ContractError.of("OpenInterestAboveCap", 219_000 * USD, 150_000 * USD)));
            assertThat(run.interventions())
                    .extracting(MarketEvent.Intervened::refusal)
                    .containsExactly(
                            null,
                            null,
                            null,
                            null,
                            ContractError.of("ParameterOutOfBounds", 99_999 * USD, 100_000 * USD, 1_000_000 * USD),
                            null);
            assertThat(run.lpRun().exits())
                    .extracting(LpExit::refusal)
                    .containsExactly(ContractError.of("ActionPaused", 7L));
            Liquidation row = run.liquidations().getFirst();
            assertThat(List.of(row.seenAt(), row.closedAt(), row.finishedAt())).containsExactly(10, 11, 12);
            assertThat(run.shortfall()).isZero();
            assertThat(run.latencyTransfer()).isEqualTo(25_000 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_015_000 * USD);
            assertThat(run.marks().at(15)).isEqualTo(1900 * PRICE);
            assertThat(run.marks().at(19)).isEqualTo(1950 * PRICE);
        }
        assertThat(Replays.of(runs, "immutable", Kind.MIRROR).interventions()).isEmpty();
    }

    /** Who leaves at the books' value takes 40 % of a phantom of 20,000 with him; rounding takes a micro-dollar. */
    @Test
    void lpRun() {
        List<VenueRun> runs = Replays.onChain("golden/lp-run");

        Conformance.assertEqual(runs, "counted");
        Conformance.assertEqual(runs, "netted");
        ContractError tooMuch =
                ContractError.of("ERC4626ExceededMaxRedeem", 10_000_000_000_000_000L, 6_000_000_000_000_000L);
        for (VenueRun run : runs) {
            boolean counted = run.id().equals("counted");
            long paid = (counted ? 4_024_000 : 4_016_000) * USD - 1;
            assertThat(run.lpRun())
                    .isEqualTo(new LpRun(
                            10_000_000_000_000_000L,
                            List.of(
                                    new LpExit(10, 4_000_000_000_000_000L, paid, null),
                                    new LpExit(80, 10_000_000_000_000_000L, 0, tooMuch)),
                            10_040_000 * USD - paid));
            assertThat(run.lpRun().gainOfLeavers()).isEqualTo(counted ? 8000 * USD - 1 : -1);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(10_040_000 * USD - paid);
        }
    }

    /** Funding, borrowing, impact, caps, parts, deleveraging and a haircut in one fall. */
    @Test
    void composed() {
        List<VenueRun> runs = Replays.onChain("composed");

        Conformance.assertEqual(runs, "composed");
        for (VenueRun run : runs) {
            assertThat(run.paidBy()).contains(entry(Payer.FEE_BUFFER, 300 * USD));
            assertThat(run.paidBy().get(Payer.ADL)).isEqualTo(run.shortfall() - 300 * USD);
            assertThat(run.refusals()).isEmpty();
        }
    }

    /** A chain is a function of the scenario: the same block hash at the end of two runs on two fresh nodes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "golden/market-lag-30s-keeper-12s",
                "golden/oracle-lag-30s-keeper-12s",
                "golden/single-jump",
                "golden/four-pockets",
                "golden/deleveraging",
                "golden/lp-run",
                "composed"
            })
    void twoFreshNodesEndInTheSameBlock(String scenario) {
        assertSameBlocks(Replays.onChain(scenario), Replays.onChain(scenario));
    }

    @Test
    void twoFreshNodesEndTheDemoInTheSameBlock() {
        String[] shorter = {"positions.population.count=60", "clock.steps=1200"};

        assertSameBlocks(Replays.onChain("2025-10-10-btc", shorter), Replays.onChain("2025-10-10-btc", shorter));
    }

    private static void assertSameBlocks(List<VenueRun> first, List<VenueRun> second) {
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i).chain()).isEqualTo(second.get(i).chain());
        }
        assertThat(first.stream().filter(run -> run.kind() == VenueRun.Kind.ON_CHAIN))
                .isNotEmpty()
                .allMatch(run -> finalBlockHash(run).matches("0x[0-9a-f]{64}"));
    }

    private static String finalBlockHash(VenueRun run) {
        return run.chain() == null ? "no chain" : run.chain().finalBlockHash();
    }
}
