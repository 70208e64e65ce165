package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The book against a naive one: every event of every command is equal, for every policy. */
class NaiveBookTest {

    /** Levels of one page, of some, and each on a page of its own. */
    private static final long[] SPREADS = {12, 150, 6_000};

    @ParameterizedTest
    @EnumSource
    void theBookDoesWhatANaiveBookDoes(SelfTrade selfTrade) {
        compare(1, selfTrade, 10_000);
    }

    /** Five policies, three bands and three spreads of 230,000 commands each: 10,350,000. */
    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theBookDoesWhatANaiveBookDoesForLong(SelfTrade selfTrade) {
        compare(2, selfTrade, 230_000);
    }

    private static void compare(long seed, SelfTrade selfTrade, int commands) {
        for (long spread : SPREADS) {
            requireCoverage(run(seed, selfTrade, OutsideBand.REFUSE, false, spread, commands), selfTrade, 3);
            requireCoverage(run(seed, selfTrade, OutsideBand.REFUSE, true, spread, commands), selfTrade, 4);
            requireCoverage(run(seed, selfTrade, OutsideBand.CLIP, true, spread, commands), selfTrade, 3);
        }
    }

    private static TwoBooks run(
            long seed, SelfTrade selfTrade, OutsideBand outside, boolean banded, long spread, int commands) {
        TwoBooks books = new TwoBooks(seed, selfTrade, outside, banded, spread);
        books.run(commands);
        return books;
    }

    private static void requireCoverage(TwoBooks books, SelfTrade selfTrade, int refusalCauses) {
        assertThat(books.fills()).isGreaterThan(500);
        assertThat(books.cancels()).hasSize(selfTrade == SelfTrade.ALLOWED ? 3 : 4);
        assertThat(books.refusals()).hasSize(refusalCauses);
        assertThat(books.cancels().values()).allMatch(count -> count > 20);
        assertThat(books.refusals().values()).allMatch(count -> count > 20);
    }
}
