package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The tiny run and a venue where nothing happened, side by side, in Markdown. */
class SummaryMarkdownTest {

    /** Two winners are closed by 50 each at 1960, which are 196,000 dollars; in the band 1.2 and 0.3 of them at 6000, 9000 dollars, on each of two pools. */
    @Test
    void theNotionalOfDeleveragedWinnersIsARow() {
        assertThat(Rendered.markdown(Replayed.golden("deleveraging")))
                .contains("| Winners deleveraged | 2 |", "| Notional of deleveraged winners | 196,000 |");
        assertThat(Rendered.markdown(Replayed.golden("pnl-band")))
                .contains("| Winners deleveraged | 2 | 2 |", "| Notional of deleveraged winners | 9,000 | 9,000 |");
        assertThat(Rendered.markdown(TinyRun.comparison(TinyRun.mirror())))
                .doesNotContain("Notional of deleveraged winners");
    }

    /** The buffer of 200 pays all it has; the pool of 1,000,000 gets 5000 and forgoes 800 in the last step. */
    @Test
    void pocketsSayWhatTheyHadGotAndGave() {
        assertThat(Rendered.markdown(TinyRun.comparison(TinyRun.mirror())))
                .contains("""

                    ## Fee buffer: what it had, got and gave

                    | Venue | Start | In | Out | Lowest | at (UTC) | End | Deepest fall | of its peak |
                    | --- | --: | --: | --: | --: | --: | --: | --: | --: |
                    | pool | $200.00 | $0 | $200.00 | $0 | 21:20:01 | $0 | $200.00 | 100.00 % |
                    """)
                .contains("""
                    | Venue | Start | In | Out | Lowest | at (UTC) | End |
                    | --- | --: | --: | --: | --: | --: | --: |
                    | pool | $1,000,000 | $5,000 | $800.00 | $1,000,000 | start | $1,004,200 |
                    """);
    }

    /**
     * Ten tokens at 100 are 1000. At 80 they are 200 less; four of them, 320, are sold for 288 dollars, and 200 of these are paid. Left are six tokens
     * and 88 dollars: 480 + 88 = 568 = 1000 + 288 − 520 − 200.
     */
    @Test
    void aTokenThatFellHasAColumnForIt() {
        assertThat(Rendered.markdown(TinyRun.comparison(TinyRun.staked()))).contains("""
            | Venue | Start | In | Out | Revalued | Lowest | at (UTC) | End | Deepest fall | of its peak |
            | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
            | pool | $1,000 | $288.00 | $520.00 | −$200.00 | $568.00 | 21:20:01 | $568.00 | $432.00 | 43.20 % |
            """);
    }

    /**
     * The fund falls from 200 to nothing in the second step, a second after the first: all three signs of it at 1 s. Nobody opens anything, and a pool
     * has no lights. Of depositors 800 are taken, all that was needed; of the 5000 that the long lost its margin of 4000
     * paid the rest.
     */
    @Test
    void outcomesSayWhenEachSignFirstCame() {
        assertThat(Rendered.markdown(TinyRun.comparison(TinyRun.mirror(), TinyRun.quiet())))
                .contains("""

                    ## Outcomes

                    | Figure | pool | other |
                    | --- | --: | --: |
                    """)
                .contains("""
                    | Sign: fund 10 % down in 8 h, after | 1 s | never |
                    | Sign: fund 30 % down in 8 h, after | 1 s | never |
                    | Sign: fund 50 % down in 8 h, after | 1 s | never |
                    | Sign: open interest up 10 % in 1 h with a flat fund, after | never | never |
                    | Sign: somebody with all five lights, after | – | – |
                    | Taken from depositors | 800.00 | 0 |
                    | least that was needed from depositors | 800.00 | 0 |
                    | taken beyond need from depositors | 0 | 0 |
                    | Paid by the margin of forced closes | 4,000 | 0 |
                    | Left to the owners of forced closes | 0 | 0 |
                    """)
                .doesNotContain(
                        "Winners deleveraged",
                        "in deleveraging",
                        "First liquidation to first deleveraging",
                        "within its window",
                        "Gain of depositors who ran",
                        "## Cohorts");
    }

    /** One was liquidated in the first second, a winner closed in the next. 30 of 200 are 15 %, no 30; of the 600 that were given up 500 were missing, for which the buffer still had 170: 330 were needed. 20 · 1980 were closed. */
    @Test
    void whatWinnersGaveUpStandsBesideTheLeastThatWasNeeded() {
        assertThat(Rendered.markdown(TinyRun.comparison(TinyRun.deleveraged())))
                .contains("""
                    | First liquidation after | 0 s |
                    | First deleveraging after | 1 s |
                    | First liquidation to first deleveraging | 1 s |
                    """, """
                    | Sign: fund 10 % down in 8 h, after | 0 s |
                    | Sign: fund 30 % down in 8 h, after | never |
                    """, """
                    | Winners deleveraged | 1 |
                    | Notional of deleveraged winners | 39,600 |
                    | Taken in deleveraging | 600.00 |
                    | least that was needed in deleveraging | 330.00 |
                    | taken beyond need in deleveraging | 270.00 |
                    """, "| Left to the owners of forced closes | 500.00 |\n");
    }

    /**
     * As on paper there: 8875 of 12,000, 8800 of 12,000 within two seconds, 3.125 of 10 coins. At the ends of steps the coins of the last are worth
     * 80,000, 35,200, 43,392 and 23,484.375 dollars: 56,515.625 of 80,000 less.
     */
    @Test
    void aBookTellsTheLargestFallWithinTheWindowOfItsFund() {
        assertThat(Rendered.markdown(Replayed.golden("book-fund")))
                .contains("| Insurance fund's largest fall within its window | 73.95 % | 73.33 % | 31.25 % |\n")
                .containsPattern("\\| alone \\| .* \\| \\$8,875 \\| 73.95 % \\|\n")
                .containsPattern("\\| company \\| .* \\| \\$8,800 \\| 73.33 % \\|\n")
                .containsPattern("\\| coin \\| .* \\| \\$56,516 \\| 70.64 % \\|\n");
    }

    @Test
    void textCannotEndACell() {
        assertThat(MarkdownTable.of(List.of("a", "b"), List.of(List.of("x|y", "1"))))
                .isEqualTo("| a | b |\n| --- | --: |\n| x\\|y | 1 |\n");
    }
}
