package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.tests.Replays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every deployment preset in the same fall, on a chain and on the mirror. */
class PresetsTest {

    private static final long USD = 1_000_000;
    private static final String LARGE_FUND = "venues.perp-v2.pockets=[{pocket: feeBuffer, balance: 100000}]";

    @Test
    void everyPresetComesOutTheSameOnAChain() {
        List<VenueRun> runs = Replays.onChain("presets");

        assertThat(runs).hasSize(16);
        for (VenueRun run : runs) {
            Conformance.assertEqual(runs, run.id());
        }
    }

    /** At 1690 a long of 10 with 2600 has lost 3100 and a long of 20 with 5600 has lost 6200: 500 and 600 are missing. */
    @Test
    void thePayersAreThoseOfTheLossOrder() {
        List<VenueRun> runs = Replays.onModels("presets");

        // The pool has paid account 5 its 3720, so nothing is won above par: the share price falls.
        assertThat(paid(runs, "gains")).containsExactly(entry(Payer.LP, 1100 * USD));
        // The buffer holds fees, of which a bankrupt pays none; the rest is shared 65 to 35.
        assertThat(paid(runs, "avantis"))
                .containsExactly(entry(Payer.JUNIOR_LP, 715 * USD), entry(Payer.LP, 385 * USD));
        // Nobody is charged.
        assertThat(paid(runs, "perennial")).isEmpty();
        assertThat(of(runs, "perennial").pendingShortfall())
                .isGreaterThanOrEqualTo(1100 * USD)
                .isEqualTo(of(runs, "perennial").shortfall());
        // The fund has 0.5 % of 100,000 and gets fees; what it cannot pay stays open until the price comes back.
        assertThat(paid(runs, "perp-v2")).containsOnlyKeys(Payer.FEE_BUFFER);
    }

    /** Beside the 300 of the treasury the stake is slashed, but for the dollar that stays; the depositors bear the rest. */
    @Test
    void umbrellaSlashesItsStakeForWhatIsAboveTheOffset() {
        VenueRun umbrella = of(Replays.onModels("presets"), "umbrella");

        assertThat(umbrella.paidBy())
                .containsEntry(Payer.TREASURY, 300 * USD)
                .containsEntry(Payer.SAFETY_MODULE, 599 * USD)
                .containsEntry(Payer.LP, umbrella.shortfall() - 899 * USD);
    }

    /** The buffer, the junior, of each of two shortfalls 60 of the stake and 50 of the depositors; winners bear the rest. */
    @Test
    void theDefaultGetsToItsWinners() {
        VenueRun whole = of(Replays.onModels("presets"), "default");

        assertThat(whole.paidBy())
                .containsEntry(Payer.FEE_BUFFER, 100 * USD)
                .containsEntry(Payer.JUNIOR_LP, 120 * USD)
                .containsEntry(Payer.SAFETY_MODULE, 2 * 60 * USD)
                .containsEntry(Payer.LP, 2 * 50 * USD)
                .containsEntry(Payer.ADL, whole.shortfall() - 440 * USD);
        assertThat(paid(List.of(whole), "default"))
                .containsOnlyKeys(Payer.FEE_BUFFER, Payer.JUNIOR_LP, Payer.SAFETY_MODULE, Payer.LP, Payer.ADL);
        assertThat(whole.pendingShortfall()).isZero();
    }

    /** Shorts of 24 have won 7440 of about 124,500, or 6 %: account 6 is closed until it is 4 %. */
    @Test
    void gmxClosesWinnersAboveItsBand() {
        VenueRun gmx = of(Replays.onModels("presets"), "gmx-v2");

        assertThat(paid(List.of(gmx), "gmx-v2")).containsExactly(entry(Payer.LP, gmx.shortfall()));
        assertThat(gmx.ledger().transfers())
                .anyMatch(transfer -> transfer.reason() == Reason.PNL
                        && transfer.from().equals(Account.LP)
                        && transfer.to().equals(Account.trader(6)));
    }

    /** Of 30 ETH a window takes 11.25, so parts are closed later. */
    @Test
    void synthetixClosesByItsWindow() {
        VenueRun synthetix = of(Replays.onModels("presets"), "synthetix-v3");

        assertThat(synthetix.attribution().throttle()).isPositive();
        assertThat(paid(List.of(synthetix), "synthetix-v3")).containsExactly(entry(Payer.LP, synthetix.shortfall()));
    }

    /** Perp v2 is the one that is not live: who is further below nothing than its fund holds stays open. */
    @Test
    void aSmallFundClosesFewerOfThoseWhoAreBelowNothing() {
        VenueRun small = Replays.of(Replays.onModels("presets"), "perp-v2", Kind.MIRROR);
        VenueRun large = Replays.of(Replays.onModels("presets", LARGE_FUND), "perp-v2", Kind.MIRROR);

        assertThat(small.shortfall()).isPositive().isLessThan(large.shortfall());
        assertThat(small.paidBy()).containsEntry(Payer.FEE_BUFFER, small.shortfall());
        assertThat(large.paidBy()).containsEntry(Payer.FEE_BUFFER, large.shortfall());
    }

    private static VenueRun of(List<VenueRun> runs, String id) {
        return Replays.of(runs, id, Kind.MIRROR);
    }

    /** Who paid something. */
    private static Map<Payer, Long> paid(List<VenueRun> runs, String id) {
        Map<Payer, Long> paid = new EnumMap<>(Payer.class);
        of(runs, id).paidBy().forEach((payer, amount) -> {
            if (amount != 0) {
                paid.put(payer, amount);
            }
        });
        return paid;
    }
}
