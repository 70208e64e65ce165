package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.scenario.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where something begins, on a scenario whose answer stands on paper. */
class BreakEvenTest {

    private final List<String> tried = new ArrayList<>();

    /**
     * Long 100 closed 50 below its entry: the pool pays 5000 − collateral. With 4000 it pays 1000, so half of that from 4500 on.
     * A thousandth of the way is 1: after ten halvings the ends are 0.977 apart. Two ends and ten middles, one seed each.
     */
    @Test
    void theCollateralThatHalvesThePoolsLoss() {
        BreakEven.Found found = search("positions.list[0].collateral=4000..5000: pool paidBy.lp <= 0.5x");

        assertThat(found.threshold()).isEqualTo(500);
        assertThat(found.holding().value()).isEqualTo("4500");
        assertThat(found.holding().mean().estimate()).isEqualTo(500);
        assertThat(found.below().value()).isEqualTo("4499.023438");
        assertThat(found.runs()).isEqualTo(12);
        assertThat(tried).startsWith("4000", "5000", "4500", "4250").hasSize(12);
    }

    /** It pays 200 at 4800, where the search may also come from above. */
    @Test
    void aNumberIsATargetTooAndTheWayMayGoDown() {
        BreakEven.Found found = search("positions.list[0].collateral=5000..4000: pool paidBy.lp >= 200");

        assertThat(found.threshold()).isEqualTo(200);
        assertThat(Double.parseDouble(found.holding().value())).isBetween(4799.0, 4800.0);
        assertThat(Double.parseDouble(found.below().value())).isBetween(4800.0, 4801.0);
    }

    /**
     * On paper the first contract takes 450 of a shared fund of B, and the other lacks 900 and finds B − 450, so winners pay 1350 − B: 450 where B is 900,
     * half of that from 1125 on, where the first halving looks. Those of the first contract pay nothing.
     */
    @Test
    void aContractIsNamedAsItsRowIs() {
        String fund = "venues.shared.funds[0].balance=900..1350";

        BreakEven.Found found = searchShared(fund + ":shared:alt paidBy.adl <= 0.5x");

        assertThat(found.threshold()).isEqualTo(225);
        assertThat(found.holding().value()).isEqualTo("1125");
        assertThat(found.holding().mean().estimate()).isEqualTo(225);
        assertThat(Double.parseDouble(found.below().value())).isBetween(1124.5, 1125.0);
        assertThatThrownBy(() -> searchShared(fund + ": shared:atl paidBy.adl <= 225"))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "\"shared:atl\" must be one of shared, shared:alt, own, own:alt, capped, capped:alt,"
                                + " did you mean \"shared:alt\"?");
        assertThatThrownBy(() -> searchShared(fund + ": shared paidBy.adl <= 225"))
                .isInstanceOf(InputException.class)
                .hasMessage("--find: holds at 900 already: the mean is 0.0, the target 225.0");
    }

    private static BreakEven.Found searchShared(String question) {
        SweepRequest request = new SweepRequest(
                Home.folder().resolve("scenarios/golden/book-shared-fund.yaml"), List.of(), List.of(), null);
        return BreakEven.search(request, question, 2, Map.of(), trial -> {});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "positions.list[0].collateral=4000..5000: pool paidBy.lp >= 1 | --find: holds at 4000 already: the"
                        + " mean is 1000.0, the target 1.0",
                "positions.list[0].collateral=4000..5000: pool paidBy.lp >= 2x | --find: does not hold at 5000: the"
                        + " mean is 0.0, the target 2000.0",
                "delay: paidBy.lp doubles | must be 'KEY=FROM..TO: VENUE FIGURE >= TARGET'",
                "positions.list[0].collateral=4000..5%: pool paidBy.lp >= 1 | must be two numbers of one unit",
                "positions.list[0].collateral=4000..5000: poool paidBy.lp >= 1 | \"poool\" must be one of pool, did you"
                        + " mean \"pool\"?",
                "positions.list[0].collateral=4000..5000: pool paidBy.lpp >= 1 | \"paidBy.lpp\" must be a figure of"
                        + " pool, did you mean \"paidBy.lp\"? All are ",
                "positions.list[0].collateral=4000..5000: pool warnings.fundDown10In8h.millis >= 1 |"
                        + " \"warnings.fundDown10In8h.millis\" must have a value with every seed, has none with seed 1",
                "venues.pool.lpCapital=1M..1000: pool paidBy.lp >= 2000 | --find: seed 1 with"
                        + " venues.pool.lpCapital=1000: pool refuses account 1: the pool would have to reserve"
                        + " $200000.000000, may at most $900.000000; leave the seed out of --seeds, or begin or end"
                        + " elsewhere",
                "venues.pool.pool=1M..2M: pool paidBy.lp >= 1 | unknown key, did you mean \"lpCapital\"?",
                "positions.list[0].colateral=4000..5000: pool paidBy.lp >= 1 | unknown key, did you mean"
                        + " \"collateral\"?"
            })
    void whatCannotBeFoundIsTold(String question, String told) {
        assertThatThrownBy(() -> search(question))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(told);
    }

    /** A collateral of 5000 pays for the whole loss, so the pool pays 0 there, whose multiples nothing passes but what is not 0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "positions.list[0].collateral=5000..4000: pool paidBy.lp >= 2x | 2 times 0",
                "positions.list[0].collateral=5000..4000: pool paidBy.lp <= 0.5x | 0.5 times 0"
            })
    void aMultipleOfNothingIsNoTarget(String question, String multiple) {
        assertThatThrownBy(() -> search(question))
                .isInstanceOf(InputException.class)
                .hasMessage("--find '" + question + "': the mean of paidBy.lp at 5000 is 0, and " + multiple
                        + " is no target; name a number or begin elsewhere");
        assertThat(tried).containsExactly("5000");
    }

    /** The trader's 4000 are the pool's, a loss of −4000: twice that is less of it, not more. */
    @Test
    void aMultipleOfALossIsNoTarget() {
        String question = "positions.list[0].collateral=4000..5000: pool pockets.lp.loss >= 2x";

        assertThatThrownBy(() -> search(question))
                .isInstanceOf(InputException.class)
                .hasMessage("--find '" + question
                        + "': the mean of pockets.lp.loss at 4000 is -4000, and 2 times -4000 is no"
                        + " target; name a number or begin elsewhere");
        assertThat(tried).containsExactly("4000");
    }

    private BreakEven.Found search(String question) {
        SweepRequest request = new SweepRequest(
                Home.folder().resolve("scenarios/golden/single-jump.yaml"), List.of(), List.of(), null);
        return BreakEven.search(request, question, 2, Map.of(), trial -> tried.add(trial.value()));
    }
}
