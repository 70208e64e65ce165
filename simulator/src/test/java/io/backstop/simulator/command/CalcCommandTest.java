package io.backstop.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code calc} prints; the figures are worked out in CalculationTest. */
class CalcCommandTest {

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    /** Of 2500 posted, 3000 are gone at 47000; half a percent of 50000 is in the fund. */
    @Test
    void aPositionItsTiersAndACloseThatTheFundCannotPay() {
        assertThat(calc("cex/binance --side long --entry 50000 --leverage 20 --size 1 --close 47000"))
                .isZero();

        assertThat(printed.toString().lines())
                .contains(
                        "notional             $50000",
                        "collateral           $2500, and $400 is needed to open it",
                        "tiers                maintenance by worth at entry",
                        "* from $0            0.4 %",
                        "  from $300000       0.5 % − $300")
                .endsWith(
                        "close at             $47000",
                        "  shortfall          $500",
                        "  insuranceFund pays $250 of $250",
                        "  beyond             $250, for deleveraging, sharing or nobody");
    }

    @Test
    void whatTheVenueWouldRefuse() {
        assertThat(calc("cex/binance --side short --entry 50000 --leverage 125 --size 100"))
                .isZero();

        assertThat(printed.toString())
                .contains("collateral           $40000, and $100000 is needed to open it: the venue would refuse it\n")
                .contains("\n* from $3000000      1 % − $12000\n");
    }

    @Test
    void aLeverageThatNobodyHas() {
        assertThat(calc("cex/binance --side long --entry 50000 --leverage 0 --size 1"))
                .isEqualTo(2);

        assertThat(errors.toString().strip()).isEqualTo("--leverage 0: must be from 1 to 1000");
    }

    /** One line, and nothing of a result before it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dex/gmx-v2 --entry -5 | --entry -5: must be positive",
                "cex/binance --entry 50000 --close 0 | --close 0: must be positive",
                "cex/binance --entry 50000 --close 47000 --fund -1 | --fund -1: must not be negative",
                "cex/binance --entry 50000 --fund -1 | --fund -1: must not be negative"
            })
    void aMistakeIsToldAsTheOptionThatItIs(String arguments, String told) {
        assertThat(calc(arguments + " --side long --leverage 20 --size 1")).isEqualTo(2);

        assertThat(errors.toString().strip()).isEqualTo(told);
        assertThat(printed.toString()).isEmpty();
    }

    /** 2500 of 50000 are gone at 47500, to the cent; and 3000 at 47000, of which the vault of 400 million pays the 500 that are missing. */
    @Test
    void aVaultPaysBeforeTheFundAndNothingIsLeftAtAPlainPrice() {
        assertThat(calc("hybrid/hyperliquid --side long --entry 50000 --leverage 20 --size 1 --close 47000"))
                .isZero();

        assertThat(printed.toString().lines())
                .contains("bankruptcy price     $47500")
                .endsWith(
                        "  backstopVault pays $500 of $400000000",
                        "  insuranceFund pays $0 of $0",
                        "  beyond             $0");
    }

    /** A thousand times 100 million dollars is 10^19 in units of 10^-8, a million coins at 50000 a thousand times 50 billion. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cex/binance --side short --entry 100000000 --leverage 5 --size 1 | --entry 100000000 --size 1",
                "cex/binance --side short --entry 50000 --leverage 20 --size 1000000 | --entry 50000 --size 1000000",
                "dex/default --side long --entry 50000 --leverage 20 --size 1e9 | --entry 50000 --size 1000000000"
            })
    void whatDoesNotFitIsRefusedBeforeAnythingIsPrinted(String arguments, String named) {
        assertThat(calc(arguments)).isEqualTo(2);

        assertThat(errors.toString().strip())
                .isEqualTo(
                        named + ": too large, money and prices of a position and of 1000 times its entry price must fit"
                                + " 64 bits");
        assertThat(printed.toString()).isEmpty();
    }

    private int calc(String arguments) {
        return Backstop.execute(
                new PrintWriter(printed), new PrintWriter(errors), ("calc " + arguments).split(" ", -1));
    }
}
