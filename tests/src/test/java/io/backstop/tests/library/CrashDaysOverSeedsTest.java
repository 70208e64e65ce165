package io.backstop.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was expected of each shipped scenario, and what twenty seeds have shown: docs/crash-days.md says what is true. */
class CrashDaysOverSeedsTest {

    private static final Path PAGE = Repository.HOME.resolve("docs/crash-days.md");

    /** Short ones that need no data. */
    private static final Set<String> QUICK = Set.of(
            "stale-restart",
            "thin-pump",
            "2021-05-19-btt-anchors",
            "2025-10-10-atom-anchors",
            "2025-10-10-halt",
            "2020-03-12-feed-halt",
            "cohorts",
            "keeper-outage");

    private final Seeds seeds = new Seeds();

    @Test
    void thePageIsTrueOfTheQuickOnes() throws IOException {
        assertTrue(row -> QUICK.contains(row.scenario()));
    }

    @Test
    @Tag("long")
    void thePageIsTrueOfAll() throws IOException {
        Repository.requireData();
        assertTrue(row -> true);
    }

    @Test
    void halfAnIntervalIsStudents() {
        double[] values = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();

        // 1 to 20: the mean is 10.5, the sum of squares 665, so half is 2.093 x root(665 / 19 / 20) = 2.093 x
        // root(1.75) = 2.7688.
        Interval interval = Interval.of(values);

        assertThat(interval.mean()).isEqualTo(10.5);
        assertThat(interval.half()).isBetween(2.7687, 2.7688);
        assertThat(interval.ofMore()).isEqualTo("as expected");
        assertThat(interval.ofSame()).isEqualTo("not so");
        assertThat(new Interval(-3, 2).ofMore()).isEqualTo("the opposite");
        assertThat(new Interval(1, 2).ofMore()).isEqualTo("undecided");
        assertThat(new Interval(0, 0).ofMore()).isEqualTo("not so");
    }

    /** 1 to 5 is more, −5 to −1 less, −1 to 3 may be either; none of it is as expected or not. */
    @Test
    void whereNothingWasExpectedOnlyTheWayItWentIsTold() {
        assertThat(new Interval(3, 2).ofNothing()).isEqualTo("more");
        assertThat(new Interval(-3, 2).ofNothing()).isEqualTo("less");
        assertThat(new Interval(1, 2).ofNothing()).isEqualTo("undecided");
        assertThat(new Interval(0, 0).ofNothing()).isEqualTo("the same");
    }

    /** Of 170, a tenth of which is 17: 12 to 16 is within, 14 to 18 may be, 18 to 20 and −20 to −18 are not. */
    @Test
    void withinATenthIsAllOfTheIntervalWithinIt() {
        assertThat(verdictOfATenth(new Interval(14, 2))).isEqualTo("as expected");
        assertThat(verdictOfATenth(new Interval(-15, 2))).isEqualTo("as expected");
        assertThat(verdictOfATenth(new Interval(16, 2))).isEqualTo("undecided");
        assertThat(verdictOfATenth(new Interval(19, 1))).isEqualTo("not so");
        assertThat(verdictOfATenth(new Interval(-19, 1))).isEqualTo("not so");
    }

    /** Whoever reads only the prose of the page learns of each scenario that was not as expected. */
    @Test
    void whatWasNotAsExpectedIsNamedWhereRealityDisagrees() throws IOException {
        String page = Files.readString(PAGE);
        String prose = page.substring(page.indexOf("## Where reality disagrees"), page.indexOf("## Rows"));

        assertThat(rows())
                .filteredOn(row -> Set.of("the opposite", "not so").contains(row.seen()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(prose).contains("`" + row.scenario() + "`"));
    }

    /** A pool that closes at late prices is as short as one that closes at the same prices at once. */
    @Test
    void againstTheLateOracleIsAgainstTheFeedThatIsNotLate() throws IOException {
        List<Expectation> rows = rows();

        assertThat(rows)
                .filteredOn(
                        row -> row.against().equals("oracle-30s") && row.of().equals("market-30s"))
                .hasSizeGreaterThan(1)
                .allSatisfy(row -> assertThat(rows)
                        .contains(new Expectation(
                                row.scenario(),
                                row.figure(),
                                row.of(),
                                "market-0s",
                                row.expected(),
                                row.difference(),
                                row.seen())));
    }

    private static String verdictOfATenth(Interval interval) {
        return new Expectation("any", Figure.LIQUIDATIONS, "one", "other", "within 10 %", "", "")
                .with(interval, 170)
                .seen();
    }

    private void assertTrue(Predicate<Expectation> which) throws IOException {
        List<Expectation> rows = rows().stream().filter(which).toList();
        assertThat(rows).isNotEmpty();
        assertThat(rows).isEqualTo(rows.stream().map(this::seen).toList());
    }

    private static List<Expectation> rows() throws IOException {
        return Expectation.in(Files.readAllLines(PAGE));
    }

    private Expectation seen(Expectation row) {
        double[] one = seeds.of(row.figure(), row.scenario(), row.of());
        double[] other = seeds.of(row.figure(), row.scenario(), row.against());
        double[] differences = IntStream.range(0, one.length)
                .mapToDouble(seed -> one[seed] - other[seed])
                .toArray();
        return row.with(Interval.of(differences), Arrays.stream(other).average().orElseThrow());
    }
}
