package io.backstop.model.cex.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.units.Millis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FundsTest {

    private static final long DAY = 86_400_000;

    @Test
    void aContractDrawsOnTheNewListingsThenOnItsPoolThenOnTheOneForEverything() {
        Funds funds = new Funds(
                List.of(
                        spec("new", new FundScope.NewListings(30 * DAY)),
                        spec("pool", new FundScope.Contracts(List.of(1, 2))),
                        spec("own", new FundScope.Contracts(List.of(3))),
                        spec("rest", new FundScope.Everything())),
                Map.of(2, 100 * DAY, 9, 100 * DAY));

        assertThat(names(funds, 0, 1, 2, 3, 9)).containsExactly("pool", "new", "own", "new");
        assertThat(names(funds, 130 * DAY - 1, 2, 9)).containsExactly("new", "new");
        assertThat(names(funds, 130 * DAY, 1, 2, 3, 9)).containsExactly("pool", "pool", "own", "rest");
        assertThat(funds.of(1, 0)).isSameAs(funds.of(2, 130 * DAY));
    }

    @Test
    void aContractCanBeSeparatedFromItsPool() {
        Funds funds = new Funds(
                List.of(spec("new", new FundScope.NewListings(30 * DAY)), spec("rest", new FundScope.Everything())),
                Map.of(2, 0L));

        Fund own = funds.separate(2, spec("own", new FundScope.Contracts(List.of(2))));

        assertThat(names(funds, DAY, 1, 2)).containsExactly("rest", "own");
        assertThat(funds.all()).hasSize(3).last().isSameAs(own);
    }

    @Test
    void oneContractHasOneFund() {
        List<FundSpec> twice =
                List.of(spec("a", new FundScope.Contracts(List.of(1))), spec("b", new FundScope.Contracts(List.of(1))));
        Funds none = new Funds(List.of(spec("a", new FundScope.Contracts(List.of(1)))), Map.of());

        assertThatThrownBy(() -> new Funds(twice, Map.of())).hasMessage("funds a and b serve the same contracts");
        assertThatThrownBy(() -> none.of(2, 0)).hasMessage("contract 2 has no fund");
    }

    private static List<String> names(Funds funds, long time, Integer... contracts) {
        return List.of(contracts).stream()
                .map(contract -> funds.of(contract, time).spec().name())
                .toList();
    }

    private static FundSpec spec(String name, FundScope scope) {
        return new FundSpec(name, scope, 0, Millis.EIGHT_HOURS);
    }
}
