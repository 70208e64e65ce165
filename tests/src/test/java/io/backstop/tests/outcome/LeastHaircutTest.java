package io.backstop.tests.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.outcome.Haircuts;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools on which one close leaves a shortfall of 1000, the golden scenarios', and what others bear of it beside pockets that could have paid. */
class LeastHaircutTest {

    private static final long DOLLAR = 1_000_000;
    private static final Haircut NOTHING = new Haircut(0, 0, 0);

    /** Buffer and treasury pay all of their 200 and 500, stakers 150 of 1000 and depositors 150, for which the other 850 of the stake would have done. */
    @Test
    void aCapThatLeavesStakeWhileDepositorsPayIsExcess() {
        assertThat(haircuts("golden/four-pockets"))
                .isEqualTo(new Haircuts(NOTHING, new Haircut(0, 150 * DOLLAR, 150 * DOLLAR), NOTHING));
    }

    /** Without the cap stakers pay the last 300 and depositors nothing. */
    @Test
    void withoutTheCapDepositorsPayNothing() {
        assertThat(haircuts(
                        "golden/four-pockets",
                        "venues.pool.pockets=[{pocket: feeBuffer, balance: 200}, {pocket: treasury, balance: 500},"
                                + " {pocket: safetyModule, balance: 1000}, lp]"))
                .isEqualTo(new Haircuts(NOTHING, NOTHING, NOTHING));
    }

    /** Half a stake of 1000 is left by its cap, and all who are open bear the other 500: nobody would have had to. */
    @Test
    void aLossThatIsSpreadBesideStakeIsExcess() {
        assertThat(haircuts(
                        "golden/spread-loss",
                        "venues.pool.pockets=[{pocket: safetyModule, balance: 1000, capPerEvent: 500}, {pocket: lp,"
                                + " capPerEvent: 0}]"))
                .isEqualTo(new Haircuts(NOTHING, NOTHING, new Haircut(0, 500 * DOLLAR, 500 * DOLLAR)));
    }

    /** A stake of 400 is all gone: the other 600 had to be spread. */
    @Test
    void aLossThatIsSpreadAfterAllStakeIsGoneIsTheLeast() {
        assertThat(haircuts(
                        "golden/spread-loss",
                        "venues.pool.pockets=[{pocket: safetyModule, balance: 400}, {pocket: lp, capPerEvent: 0}]"))
                .isEqualTo(new Haircuts(NOTHING, NOTHING, new Haircut(600 * DOLLAR, 600 * DOLLAR, 0)));
    }

    /** Among them books whose waves take nothing, or less than they need. */
    @ParameterizedTest
    @ValueSource(strings = {"book-presets", "presets"})
    void whatEveryPresetTakesIsTheLeastAndTheExcess(String scenario) {
        for (VenueRun run : Replays.onModels(scenario)) {
            Haircuts haircuts = haircuts(run);
            for (Haircut haircut : List.of(haircuts.adl(), haircuts.pool(), haircuts.socialised())) {
                assertThat(haircut.least()).as(run.id()).isNotNegative().isEqualTo(haircut.taken() - haircut.excess());
                assertThat(haircut.excess()).as(run.id()).isNotNegative();
            }
        }
    }

    private static Haircuts haircuts(String scenario, String... overrides) {
        return haircuts(Replays.first(Replays.onModels(scenario, overrides), VenueRun.Kind.MIRROR));
    }

    private static Haircuts haircuts(VenueRun run) {
        // Haircuts look at the ledger alone.
        PriceSeries index = run.marks();
        return Outcome.of(
                        run,
                        new TimeGrid(1_735_689_600_000L, 1000, index.length()),
                        new IndexPrices(index.at(0), index),
                        1_000_000,
                        List.of())
                .haircuts();
    }
}
