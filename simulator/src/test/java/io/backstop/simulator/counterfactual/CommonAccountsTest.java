package io.backstop.simulator.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison of those whom both venues accept. */
class CommonAccountsTest {

    @TempDir
    private Path folder;

    /**
     * Initial margin at 2000: 2 % of 20000 is 400 on "lax", 5 % is 1000 on "strict". Of the positions before the tape account 1 has 2000
     * and account 2 only 600; of the orders account 3 brings 2000 and account 4 only 600. Account 5 has 1000 exactly; at 1900
     * nothing is left of it, so his own close at 20 s finds no position on either venue, and he stays.
     */
    @Test
    void whoeverOneVenueRefusesIsOnNeither() throws IOException {
        Scenario scenario = scenario(1_000_000);

        CommonAccounts accounts = CommonAccounts.of(scenario, scenario.venues());

        assertThat(accounts.leftOut().accounts()).containsExactly(2, 4);
        assertThat(accounts.leftOut().byVenue()).containsExactly(entry("strict", 2));
        List<Refusal> refusals = accounts.leftOut().refusals();
        assertThat(refusals.getFirst())
                .isEqualTo(new Refusal(
                        2,
                        "strict",
                        "must have collateral less liquidation fee and keeper reward of at least its initial margin"
                                + " 1000.000000, has 600.000000"));
        assertThat(refusals.get(1).reason()).isEqualTo("InsufficientMargin(4, 600000000, 1000000000)");
        ScenarioTape tape = accounts.written().tape();
        assertThat(tape.positions().stream().map(SeededPosition::account)).containsExactly(1, 5);
        assertThat(tape.orders().stream().map(TapeOrder::account)).containsExactly(3, 5);
    }

    /**
     * Without --common-only a position that a venue would not have allowed is a mistake, and all of them are told by name of
     * the first.
     */
    @Test
    void elseItIsAMistake() throws IOException {
        Scenario scenario = scenario(1_000_000);

        assertThatThrownBy(() -> TapeWriter.write(scenario))
                .isInstanceOfSatisfying(
                        PositionsRefused.class,
                        refused -> assertThat(refused.accounts()).containsExactly(2))
                .hasMessageStartingWith("positions: account 2 on venue strict: must have collateral");
    }

    /** Entry notionals are 20000 each; of 38000 of the pool ⌊38000 · 0.9⌋ = 34200 may be reserved, so the second long is refused. */
    @Test
    void aPoolThatIsFullLeavesOutWhoComesLate() throws IOException {
        Scenario scenario = scenario(38_000);

        assertThat(CommonAccounts.of(scenario, scenario.venues()).leftOut().accounts())
                .containsExactly(2, 3, 4, 5);
    }

    /**
     * The initial margin is 2 %. Before the tape account 2 has 10 of 20 for 1 coin at 1000, which is told before the other market is looked at; there
     * account 3 has 30 of 40 for 20 at 100. In second 1 account 4 brings 30 for as many to the other contract. Account 5 has 100.
     */
    @Test
    void whoeverAnotherContractRefusesIsLeftOutToo() throws IOException {
        String text = """
            name: contracts
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 4}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 1000}]}}
            market: {sizeDecimals: 0, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%}
            positions:
              list:
                - {account: 1, size: 1, entryPrice: 1000, collateral: 50}
                - {account: 2, size: 1, entryPrice: 1000, collateral: 10}
            otherMarkets:
              alt:
                path: {anchors: {volatility: 0, points: [{at: 0s, price: 100}]}}
                positions:
                  list:
                    - {account: 3, size: 20, entryPrice: 100, collateral: 30}
                    - {account: 5, size: 20, entryPrice: 100, collateral: 100}
                orders:
                  - {at: 1s, account: 4, open: {size: 20, collateral: 30}}
            venues:
              - id: cex
                type: cex
                book: {tickSize: 1, halfSpread: 0, levelGap: 1%, levels: 1, depthPerLevel: 100000, refill: 1s}
                insuranceFund: 1000
                contracts:
                  alt:
                    book: {tickSize: 1, halfSpread: 0, levelGap: 1%, levels: 1, depthPerLevel: 100000, refill: 1s}
                    insuranceFund: 1000
            """;
        Scenario scenario =
                ScenarioReader.read(Files.writeString(folder.resolve("contracts.yaml"), text), List.of(), Map.of());

        CommonAccounts accounts = CommonAccounts.of(scenario, scenario.venues());

        assertThat(accounts.leftOut().accounts()).containsExactly(2, 3, 4);
        assertThat(accounts.written().tape().market("alt").positions())
                .extracting(SeededPosition::account)
                .containsExactly(5);
    }

    /** Account 7 is refused twice by "b", of which the first counts, and once by "a"; 8 is his other leg. */
    @Test
    void ofEachAccountAndVenueTheFirstRefusalIsToldAndOfALegThatOfTheOther() {
        List<Refusal> found =
                List.of(new Refusal(7, "b", "first"), new Refusal(7, "b", "second"), new Refusal(7, "a", "third"));

        LeftOut leftOut = LeftOut.of(found, LegPairs.of(List.of(new LegPairs.Pair(7, 8))));

        assertThat(leftOut.refusals())
                .containsExactly(
                        new Refusal(7, "a", "third"),
                        new Refusal(7, "b", "first"),
                        new Refusal(8, "a", "the other leg of account 7"),
                        new Refusal(8, "b", "the other leg of account 7"));
        assertThat(leftOut.byVenue()).containsExactly(entry("a", 2), entry("b", 2));
    }

    private Scenario scenario(long lpCapital) throws IOException {
        String text = """
            name: two
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 40}
            path:
              anchors:
                volatility: 0
                points: [{at: 0s, price: 2000}, {at: 9s, price: 2000}, {at: 10s, price: 1900}]
            market: {sizeDecimals: 6, initialMarginRatio: 2%%, maintenanceMarginRatio: 1%%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%%}
            positions:
              list:
                - {account: 1, size: 10, entryPrice: 2000, collateral: 2000}
                - {account: 2, size: 10, entryPrice: 2000, collateral: 600}
                - {account: 5, size: 10, entryPrice: 2000, collateral: 1000}
            orders:
              - {at: 5s, account: 3, open: {size: 10, collateral: 2000}}
              - {at: 5s, account: 4, open: {size: 10, collateral: 600}}
              - {at: 20s, account: 5, close: true}
            venues:
              - {id: lax, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: %d, pockets: [lp], keeper: {latency: 1s}}
              - {id: strict, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: %d, pockets: [lp], keeper: {latency: 1s},
                 market: {initialMarginRatio: 5%%}}
            """.formatted(lpCapital, lpCapital);
        return ScenarioReader.read(Files.writeString(folder.resolve("two.yaml"), text), List.of(), Map.of());
    }
}
