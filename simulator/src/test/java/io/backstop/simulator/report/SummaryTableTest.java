package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.VenueRun;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    @Test
    void venuesAreColumnsAndAMirrorThatEqualsItsChainIsOne() {
        assertThat(SummaryTable.render(TinyRun.comparison(TinyRun.onChain(), TinyRun.mirror(), TinyRun.quiet())))
                .isEqualTo("""
                    US dollars                         pool    other
                                           mirror = chain ✓   mirror
                    ────────────────────────────────────────────────
                    Liquidations                          1        0
                    Liquidated notional             195,000        0
                    Shortfall                         1,000        0
                      from jump                       1,000        0
                      paid by fee buffer             200.00        0
                      paid by LP pool                800.00        0
                    Latency transfer                      0        0
                    Fees waived                           0        0
                    Unpaid claims                         0        0
                    LP net result                     4,200        0
                    Orders refused                        1        0
                      their notional                  1,235        0
                    Conservation                          0        0
                    """);
    }

    @Test
    void aChainThatDiffersByAMicroDollarStandsBesideItsMirror() {
        String table = SummaryTable.render(TinyRun.comparison(TinyRun.brokenChain(), TinyRun.mirror()));

        assertThat(table.lines().skip(1).limit(1))
                .containsExactly("                       chain ≠ mirror ✗   mirror ≠ chain ✗");
        assertThat(table.lines().filter(line -> line.contains("bad debt")))
                .containsExactly("  paid by bad debt             0.000001                  0");
    }

    @Test
    void manyVenuesWrapIntoBlocksOfAReadableWidth() {
        VenueRun[] many = Collections.nCopies(20, TinyRun.quiet()).toArray(VenueRun[]::new);

        String table = SummaryTable.render(TinyRun.comparison(many));

        assertThat(table.lines()).allMatch(line -> line.length() <= 120);
        assertThat(table.lines().filter(line -> line.startsWith("Shortfall"))).hasSize(2);
        assertThat(table.lines()
                        .filter(line -> line.startsWith("US dollars"))
                        .mapToInt(line -> line.split("other", -1).length - 1)
                        .sum())
                .isEqualTo(20);
    }

    /** All of them have nothing, and which of them would be named is chance. */
    @Test
    void severalVenuesWithTheLeastAreNamedOrCounted() {
        assertThat(Explanation.of(TinyRun.comparison(TinyRun.quiet(), TinyRun.mirror(), TinyRun.quietBook("calm"))))
                .endsWith("pool left the most, $1,000, paid 80 % by the LP pool, and other and calm the least, $0"
                        + " each.");
        assertThat(Explanation.of(TinyRun.comparison(
                        TinyRun.quietBook("a"), TinyRun.mirror(), TinyRun.quietBook("b"), TinyRun.quietBook("c"))))
                .endsWith(", and a, b and c the least, $0 each.");
        assertThat(Explanation.of(TinyRun.comparison(
                        TinyRun.quiet(),
                        TinyRun.mirror(),
                        TinyRun.quietBook("a"),
                        TinyRun.quietBook("b"),
                        TinyRun.quietBook("c"))))
                .endsWith(", and 4 venues the least, $0 each.");
    }

    /** 1000 are missing on the pool and on either book: the pool's depositors pay 800 of it, and so do those of "book". */
    @Test
    void severalVenuesWithTheMostAreNamedOrCountedToo() {
        assertThat(Explanation.of(TinyRun.comparison(TinyRun.mirror(), TinyRun.quiet(), TinyRun.book("book"))))
                .endsWith(
                        "On this tape pool and book left the most, $1,000 each, paid 80 % by the LP pool, and other the"
                                + " least, $0.");
        assertThat(Explanation.of(TinyRun.comparison(
                        TinyRun.book("a"), TinyRun.book("b"), TinyRun.quiet(), TinyRun.book("c"), TinyRun.mirror())))
                .endsWith("On this tape 4 venues left the most, $1,000 each, paid 80 % by the LP pool, and other the"
                        + " least, $0.");
    }

    @Test
    void theExplanationNamesTheWorstAndTheBestVenueAndWhoPaid() {
        assertThat(Explanation.of(TinyRun.comparison(TinyRun.quiet(), TinyRun.mirror())))
                .isEqualTo("Shortfall is what closed positions owed beyond their collateral, and the rows below it say"
                        + " which causes made it and whose money paid it. On this tape pool left the most, $1,000, paid"
                        + " 80 % by the LP pool, and other the least, $0.");
    }
}
