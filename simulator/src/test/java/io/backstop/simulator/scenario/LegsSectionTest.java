package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traders with two accounts, and what venues make of them. */
class LegsSectionTest {

    private static final Path LEGS = Path.of(System.getProperty("backstop.home", ".."))
            .resolve("scenarios/golden/book-legs.yaml")
            .normalize();

    private static Scenario read(String... overrides) {
        return ScenarioReader.read(LEGS, List.of(overrides), Map.of());
    }

    @Test
    void aPairIsKnownFromBothSides() {
        LegPairs legs = read("legs=[{account: 2, of: 1}, {account: 7, of: 9}]")
                .circumstances()
                .legs();

        assertThat(legs).isEqualTo(new LegPairs(new TreeMap<>(Map.of(1, 2, 2, 1, 7, 9, 9, 7))));
        assertThat(legs.accounts(9)).containsExactly(7, 9);
        assertThat(legs.accounts(3)).containsExactly(3);
        assertThat(legs.other(3)).isEqualTo(LegPairs.NONE);
    }

    @Test
    void aVenueOfOneContractHasAccountsAndAMode() {
        List<BookContractsSpec> read = read().venues().stream()
                .map(venue -> ((VenueSpec.Cex) venue).contracts())
                .toList();

        assertThat(read.get(0)).isEqualTo(BookContractsSpec.NONE);
        assertThat(read.get(1).accounts()).isEqualTo(new AccountsSpec.Cross());
        assertThat(read.get(1).isOneWay()).isFalse();
        assertThat(read.get(2))
                .isEqualTo(new BookContractsSpec(new AccountsSpec.Isolated(), List.of(), List.of(), true));
    }

    @Test
    void theHashOfATapeKnowsWhoseAccountsAre() {
        assertThat(hash(read())).isNotEqualTo(hash(read("legs=[{account: 7, of: 9}]")));
        assertThat(hash(read().withSeed(5)))
                .isNotEqualTo(hash(read("legs=[{account: 7, of: 9}]").withSeed(5)));
    }

    private static String hash(Scenario scenario) {
        return TapeWriter.write(scenario).tape().hash();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "legs=[{account: 2}] | legs[0].of: is missing",
                "legs=[{account: 0, of: 2}] | legs[0].account: 0 must be a whole number from 1 to 1000000",
                "legs=[{account: 2, of: 2}] | legs[0].of: 2 must be a leg of one pair only",
                "legs=[{account: 2, of: 1}, {account: 1, of: 3}] | legs[1].account: 1 must be a leg of one pair only",
                "legs=[{account: 3, of: 1}] | legs[0]: both are on one side before the tape",
                "venues.apart.positionMode=both | venues[0].positionMode: \"both\" must be one of hedge, oneWay",
                "venues.cross.funds=[{name: pool, balance: 5}] | venues[1].funds: needs contracts, which share it",
                "venues.cross.contract=inverse | venues[1].contract: \"inverse\" must be linear where accounts or funds"
                        + " are shared: they settle in dollars",
                "venues.kept.accounts.margin=isolated | venues[3].deleveraging.keepHedges: true needs contracts or"
                        + " legs, and accounts in cross or portfolio margin"
            })
    void aMistakeIsToldInOneLine(String override, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(override))
                .withMessageEndingWith(": " + message);
    }
}
