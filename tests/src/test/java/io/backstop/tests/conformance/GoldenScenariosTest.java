package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.LpExit;
import io.backstop.model.venue.LpRun;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.StakeRun;
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
            // 50 of each at 1960.
            assertThat(run.deleveragedNotional()).isEqualTo(196_000 * USD);
            // 4000 of account 1 and 1000 from the winners came in, 2500 and 2500 of their profit went out.
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_000_000 * USD);
        }
    }

    /** Traders and depositors who react do the same on a chain and on its mirror. */
    @Test
    void agents() {
        List<VenueRun> runs = Replays.onChain("golden/agents");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.refusals()).isEmpty();
            assertThat(run.liquidations())
                    .extracting(Liquidation::account, Liquidation::closedAt)
                    .containsExactly(tuple(5, 18));
            assertThat(run.attribution()).isEqualTo(new Attribution(100 * USD, 0, 0, 0, 0));
            assertThat(run.paidBy()).contains(entry(Payer.LP, 100 * USD));
            // Collateral of the one position that is left: 400 and the 394 that it brought.
            assertThat(run.ledger().balance(Account.trader(2))).isEqualTo(794 * USD);
            // The vault's virtual shares keep what is less than a thousandth of a micro-dollar in each rounding.
            assertThat(run.lpRun().exits())
                    .extracting(LpExit::step, LpExit::paid)
                    .containsExactly(tuple(17, 400_480 * USD - 1));
            assertThat(run.lpRun().leftAssets()).isEqualTo(600_620 * USD + 1);
            assertThat(run.lpRun().gainOfLeavers()).isEqualTo(40 * USD - 1);
        }
    }

    /** Stakers who leave ahead of slashes: 100,000 of which 20 % are early, 30 % see the loss, 10 % the first slash. */
    @Test
    void stakers() {
        List<VenueRun> runs = Replays.onChain("golden/stakers");

        for (String venue : List.of("cooled", "free", "halted", "tokens")) {
            Conformance.assertEqual(runs, venue);
        }
        StakeRun cooled = Replays.of(runs, "cooled", Kind.ON_CHAIN).stakeRun();
        assertThat(cooled.cohorts())
                .containsExactly(
                        staker("early", 20, 5, 20_000, 25, 16_000, 0),
                        staker("seers", 30, 10, 30_000, 30, 24_000, 0),
                        staker("burnt", 10, 16, 8_000, 36, 8_000, 0),
                        staker("others", 40, -1, 0, -1, 0, 0));
        assertThat(gains(cooled)).containsExactly(6_400 * USD, 9_600 * USD, 3_200 * USD, -19_200 * USD);
        StakeRun.Cohort burnt = cooled.cohorts().get(2);
        assertThat(List.of(burnt.slashedBefore(), burnt.slashedWhileWaiting(), burnt.pnl()))
                .containsExactly(2_000 * USD, 0L, -2_000 * USD);
        StakeRun free = Replays.of(runs, "free", Kind.ON_CHAIN).stakeRun();
        assertThat(free.cohorts())
                .containsExactly(
                        staker("early", 20, 5, 20_000, 5, 20_000, 0),
                        staker("seers", 30, 10, 30_000, 10, 30_000, 0),
                        staker("burnt", 10, 16, 6_000, 16, 6_000, 0),
                        staker("others", 40, -1, 0, -1, 0, 0));
        assertThat(gains(free)).containsExactly(8_800 * USD, 13_200 * USD, 400 * USD, -22_400 * USD);
        assertThat(List.of("cooled", "free", "halted"))
                .extracting(
                        venue -> Replays.of(runs, venue, Kind.ON_CHAIN).paidBy().get(Payer.LP))
                .containsExactly(8_000 * USD, 16_000 * USD, 0L);
    }

    /** Nobody can leave while no block is made, and a staked token leaves as tokens. */
    @Test
    void stakersBehindAHaltAndOfTokens() {
        List<VenueRun> runs = Replays.onModels("golden/stakers");

        StakeRun halted = Replays.of(runs, "halted", Kind.MIRROR).stakeRun();
        // A third and two thirds of the 8,000 that are left, less what virtual shares keep.
        ContractError late = ContractError.of("ERC4626ExceededMaxRedeem", 20_000_000_000_000L, 0L);
        assertThat(halted.cohorts())
                .containsExactly(
                        new StakeRun.Cohort(
                                "early",
                                20_000_000_000_000L,
                                20_000 * USD,
                                5,
                                20_000 * USD,
                                36,
                                0,
                                2_666_666_666L,
                                late),
                        staker("seers", 30, 10, 30_000, 36, 24_000, 0),
                        staker("burnt", 10, 16, 8_000, 36, 8_000, 0),
                        new StakeRun.Cohort(
                                "others", 40_000_000_000_000L, 40_000 * USD, -1, 0, -1, 0, 5_333_333_333L, null));
        VenueRun tokens = Replays.of(runs, "tokens", Kind.MIRROR);
        assertThat(tokens.stakeRun().cohorts())
                .containsExactly(
                        staker("early", 20, 5, 20_000, 25, 18_000, 0),
                        staker("seers", 30, 10, 30_000, 30, 27_000, 0),
                        staker("burnt", 10, 16, 9_000, 36, 9_000, 0),
                        staker("others", 40, -1, 0, -1, 0, 16_000));
        assertThat(gains(tokens.stakeRun())).containsExactly(4_000 * USD, 6_000 * USD, 2_000 * USD, -12_000 * USD);
        assertThat(tokens.ledger().stakeOf(Account.SAFETY_MODULE)).isEqualTo(16_000 * USD);
    }

    /** Of 100,000, in whole dollars or tokens. */
    private static StakeRun.Cohort staker(
            String name, long percent, int announcedAt, long worthThen, int triedAt, long paid, long kept) {
        return new StakeRun.Cohort(
                name,
                percent * 1_000_000_000_000L,
                percent * 1000 * USD,
                announcedAt,
                worthThen * USD,
                triedAt,
                paid * USD,
                kept * USD,
                null);
    }

    private static List<Long> gains(StakeRun stake) {
        return stake.cohorts().stream().map(stake::runGain).toList();
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

    /** A token that is worth less in the crash: more of it goes, and where it was little it does not suffice. */
    @Test
    void stakedToken() {
        List<VenueRun> runs = Replays.onChain("golden/staked-token");

        for (String venue : List.of("enough", "thin", "later")) {
            Conformance.assertEqual(runs, venue);
        }
        VenueRun enough = Replays.of(runs, "enough", VenueRun.Kind.ON_CHAIN);
        assertThat(enough.firstLossCapital()).isEqualTo((20 * 100 + 300) * USD);
        assertThat(enough.paidBy())
                .contains(entry(Payer.SAFETY_MODULE, 700 * USD), entry(Payer.TREASURY, 300 * USD), entry(Payer.LP, 0L));
        assertThat(enough.ledger().stakeOf(Account.SAFETY_MODULE)).isEqualTo(9_875_082);
        assertThat(enough.ledger().balance(Account.SAFETY_MODULE)).isZero();
        assertThat(enough.ledger().balance(Account.TREASURY)).isEqualTo(70_000_013);
        VenueRun thin = Replays.of(runs, "thin", VenueRun.Kind.ON_CHAIN);
        assertThat(thin.paidBy())
                .contains(
                        entry(Payer.SAFETY_MODULE, 483_954_545L),
                        entry(Payer.TREASURY, 348_395_455L),
                        entry(Payer.LP, 167_650_000L));
        assertThat(thin.ledger().stakeOf(Account.SAFETY_MODULE)).isEqualTo(USD);
        VenueRun later = Replays.of(runs, "later", VenueRun.Kind.ON_CHAIN);
        assertThat(later.paidBy())
                .contains(entry(Payer.SAFETY_MODULE, 700 * USD), entry(Payer.TREASURY, 300 * USD), entry(Payer.LP, 0L));
        assertThat(transfers(later, Reason.STAKE_SALE))
                .extracting(Transfer::step, Transfer::asset, Transfer::amount)
                .containsExactly(tuple(13, Asset.STAKE, 10_124_918L), tuple(13, Asset.USD, 770_000_013L));
    }

    /** Account 1 is closed, account 2 by 0.3: the pool keeps 4000 against 3000 that are still won. */
    @Test
    void pnlBand() {
        List<VenueRun> runs = Replays.onChain("golden/pnl-band");

        Conformance.assertEqual(runs, "pool");
        Conformance.assertEqual(runs, "pull");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isZero();
            assertThat(run.ledger().balance(Account.trader(1))).isZero();
            assertThat(run.ledger().balance(Account.trader(2))).isEqualTo(2200 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(4000 * USD);
            // The pool's 10,000 and 2000 of collateral came in, 5800 went out.
            assertThat(run.ledger().balance(Account.EXTERNAL)).isEqualTo((5800 - 12_000) * USD);
        }
    }

    @Test
    void writtenOff() {
        List<VenueRun> runs = Replays.onChain("golden/written-off");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.pendingShortfall()).isZero();
            assertThat(run.paidBy()).contains(entry(Payer.BAD_DEBT, 1000 * USD), entry(Payer.LP, 0L));
            assertThat(transfers(run, Reason.WRITE_OFF))
                    .extracting(Transfer::step)
                    .containsExactly(17);
        }
    }

    /** Accounts 2 and 3 bear 400 and 600 of what account 1 left. */
    @Test
    void spreadLoss() {
        List<VenueRun> runs = Replays.onChain("golden/spread-loss");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.pendingShortfall()).isZero();
            assertThat(run.paidBy()).contains(entry(Payer.SOCIALISED, 1000 * USD), entry(Payer.BAD_DEBT, 0L));
            assertThat(transfers(run, Reason.SOCIALISED_LOSS))
                    .extracting(Transfer::step)
                    .containsExactly(17);
            assertThat(transfers(run, Reason.FUNDING_PAYMENT))
                    .extracting(Transfer::amount)
                    .containsExactly(400 * USD, 600 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_007_500 * USD);
        }
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

    /** A cap of 70 % binds 5000 for a profit of 3500. */
    @Test
    void cappedWithdrawal() {
        List<VenueRun> runs = Replays.onChain("golden/capped-withdrawal");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            assertThat(run.lpRun().exits())
                    .extracting(LpExit::step, LpExit::paid)
                    .containsExactly(tuple(12, 3250 * USD), tuple(14, 0L), tuple(16, 1625 * USD));
            assertThat(run.lpRun().exits().get(1).refusal())
                    .extracting(ContractError::name)
                    .isEqualTo("ERC4626ExceededMaxRedeem");
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(5125 * USD);
        }
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
                "golden/pnl-band",
                "golden/spread-loss",
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

    private static List<Transfer> transfers(VenueRun run, Reason reason) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == reason)
                .toList();
    }

    private static String finalBlockHash(VenueRun run) {
        return run.chain() == null ? "no chain" : run.chain().finalBlockHash();
    }
}
