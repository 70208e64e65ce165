package io.backstop.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sweep} and {@code query}. */
class SweepTest {

    private static final String ALL = "select * from runs order by point, seed, venue, kind";

    /** As docs/sweeps.md has it. */
    private static final String WHOLE_VENUES = """
        select id, avg(lost) as shortfall, avg(adl) as adl, round(avg(had) / quantile_disc(lost, 0.95), 2) as covered from (
        select point, seed, split_part(venue, ':', 1) as id, sum(shortfall)::double as lost,
        max(("outcomes.deleveraged" > 0)::int) as adl, sum("pockets.insuranceFund.start") as had
        from runs where refusal is null group by all) group by point, id order by point, id\
        """;

    @TempDir
    private Path folder;

    private Path scenario = Path.of("");

    /** A drawn population on a generated path, so that seeds differ; a pool and a book. */
    @BeforeEach
    void writeScenario() throws IOException {
        scenario = Files.writeString(folder.resolve("small.yaml"), """
            name: small
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 240}
            path:
              generated: {price: 100000, annualVolatility: 60%}
              stress: [{kind: flashCrash, at: 60s, move: -9%, fall: 20s, hold: 10s, recovery: 1m, recovered: 70%}]
            market: {sizeDecimals: 8}
            positions:
              population:
                count: 40
                longShare: 60%
                leverage: [5, 10, 20, 30]
                notional: {from: 1000, to: 40000}
                entryPrices: [100000]
            venues:
              - {id: dex, type: pool, closeMode: ORACLE, lpCapital: 5000000, pockets: [feeBuffer, lp],
                 oracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0.1%}}
              - {id: cex, type: cex, insuranceFund: 100,
                 book: {tickSize: 0.1, halfSpread: 1bps, levelGap: 2bps, levels: 5, depthPerLevel: 20000, refill: 60s}}
            """);
    }

    @Test
    void theRowsAreTheSameOnOneThreadAndOnTwo() {
        String one = csv(swept("one", "--jobs", "1"), ALL);
        String two = csv(swept("two", "--jobs", "2"), ALL);

        assertThat(one.lines()).hasSize(1 + 3 * 4 * 2);
        assertThat(two).isEqualTo(one);
    }

    @Test
    void aRowHasTheFiguresOfTheRunThatItIs() throws IOException {
        Path out = swept("out");
        run(
                0,
                "run",
                scenario.toString(),
                "--set",
                "seed=3",
                "--set",
                "venues.dex.oracle.delay=20s",
                "--out",
                path("run"));
        JsonNode summary =
                new ObjectMapper().readTree(folder.resolve("run/summary.json").toFile());

        for (JsonNode venue : summary.path("venues")) {
            JsonNode row = rows(
                            out,
                            "select * from runs where seed = 3 and \"venues.dex.oracle.delay\" = 20 and venue = '"
                                    + venue.path("id").asText() + "'")
                    .get(0);
            assertThat(row.path("tapeHash")).isEqualTo(summary.path("tapeHash"));
            List<String> missing = new ArrayList<>();
            compare("", venue, row, missing);
            assertThat(missing).isEmpty();
        }
    }

    /**
     * Every figure of the summary but those in lists is a column of the same name and value, unless it is about other venues or of a book's depth, at
     * which a sweep does not look.
     */
    private static void compare(String prefix, JsonNode mapping, JsonNode row, List<String> missing) {
        mapping.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            if (name.equals("outcomes.fundChange.beyondOthers") || name.equals("outcomes.depth")) {
                assertThat(row.path(name).isNumber()).isFalse();
            } else if (entry.getValue().isObject()) {
                compare(name + ".", entry.getValue(), row, missing);
            } else if (!entry.getValue().isArray()) {
                JsonNode cell = row.path(name.equals("id") ? "venue" : name);
                boolean same = entry.getValue().isNumber()
                        ? cell.isNumber()
                                && cell.decimalValue()
                                                .compareTo(entry.getValue().decimalValue())
                                        == 0
                        : cell.equals(entry.getValue());
                if (!same) {
                    missing.add(name + ": " + entry.getValue() + " is " + cell);
                }
            }
        });
    }

    @Test
    void seedsShareATapeAcrossTheGridAndWhatIsNotVariedStaysAsItIs() {
        Path out = swept("out");

        assertThat(answer(out, "select count(distinct tapeHash), count(distinct seed) from runs"))
                .isEqualTo("4,4");
        assertThat(answer(out, "select count(distinct ledgerHash) from runs where venue = 'cex'"))
                .isEqualTo("4");
        assertThat(answer(out, "select count(distinct feedHash) from runs where venue = 'dex'"))
                .isEqualTo("12");
    }

    @Test
    void whatThePayersPaidIsTheShortfallToTheLastUnit() {
        Path out = swept("out");

        assertThat(answer(out, "select sum(checksHold), count(*), min(conservation) from runs"))
                .isEqualTo("24,24,0.000000");
        assertThat(answer(out, """
            select count(*) from runs where shortfall != pendingShortfall + "paidBy.insuranceFund"
            + "paidBy.feeBuffer" + "paidBy.lp" + "paidBy.adl" + "paidBy.socialised" + "paidBy.badDebt"\
            """)).isEqualTo("0");
    }

    @Test
    void statisticsAreThoseOfTheRows() {
        Path out = swept("out");

        assertThat(answer(out, """
            select count(*) from quantiles q join (select point, venue, avg(liquidations) m,
            quantile_cont(liquidations, 0.25) p from runs group by all) r using (point, venue)
            where figure = 'liquidations' and abs(m - q.mean) < 1e-9 and abs(p - q.p25) < 1e-9\
            """)).isEqualTo("6");
        assertThat(answer(out, """
            select count(*) from probabilities q join (select point, venue,
            sum(case when "outcomes.deleveragedNotional" > 0 then 1 else 0 end) h from runs group by all) r using (point, venue)
            where event = 'adl' and q.happened = r.h and q.runs = 4\
            """)).isEqualTo("6");
        assertThat(answer(out, """
            select count(*) from tails t join (select point, max("pockets.insuranceFund.loss") w from runs
            where venue = 'cex' group by all) r using (point) where pocket = 'insuranceFund'
            and abs(es99 - w) < 1e-6 and abs(var99 - w) < 1e-6\
            """)).isEqualTo("3");
    }

    /**
     * Long 100 from 2000 with 4000 beside a short of 100 with 20,000; in the first second the index falls to 1950, where the long has 1000 less than
     * nothing. A vault does not take that over, so the engine does at 1960: both books can sell 10, which cost their fund its 100, and close 90 of the
     * short there, which lose 900. Where a vault of 5000 stands beside the fund 100 of 5100 are gone, 2 %. The pool's buffer pays 200 a second later,
     * and nobody the other 800. The long has lost 4000; the short has won 5000, on a book 900 less. Where winners of a pool pay, all of the short is
     * closed at 1960 in the last second and gives up 1000. 90 at 1960 are 176,400 dollars, 100 are 196,000. The vault's 5000, which nobody asked, could
     * have paid the 900. The long's 100 go at 1950: 195,000. From then on the short's
     * other leg, which has lost 5000 since 2000, stands alone: on a book at the ends of three seconds, on the pool of one.
     */
    @Test
    void whatHappenedToFundsWinnersAndCohortsIsCounted() throws IOException {
        Path jump = Files.writeString(folder.resolve("jump.yaml"), """
            name: jump
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 4}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}, {at: 1s, price: 1950}]}}
            market: {sizeDecimals: 0, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%}
            positions:
              cohorts:
                - {name: bold, count: 1, longShare: 100%, leverage: [50], notional: {from: 200000, to: 200000}, entryPrices: [2000]}
                - {name: calm, count: 1, longShare: 0%, leverage: [10], notional: {from: 200000, to: 200000}, entryPrices: [2000], hedged: true}
            venues:
              - id: both
                type: cex
                book: {tickSize: 1, halfSpread: 0, levelGap: 1%, levels: 1, depthPerLevel: 19500, refill: 1s}
                backstops: [{kind: vault, equity: 5000}, {kind: engine}]
                insuranceFund: 100
              - id: alone
                type: cex
                book: {tickSize: 1, halfSpread: 0, levelGap: 1%, levels: 1, depthPerLevel: 19500, refill: 1s}
                insuranceFund: 100
              - {id: pool, type: pool, closeMode: ORACLE, oracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0}, lpCapital: 1000000,
                 pockets: [{pocket: feeBuffer, balance: 200}], keeper: {latency: 1s}}
              - {id: winners, type: pool, closeMode: ORACLE, oracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0}, lpCapital: 1000000,
                 pockets: [{pocket: lp, capPerEvent: 0}], lastResort: {deleveraging: {rank: bitmex, price: bankruptcy}}, keeper: {latency: 1s}}
            """);
        Path out = folder.resolve("jump");
        run(0, "sweep", jump.toString(), "--seeds", "1,2", "--out", out.toString());

        assertThat(csv(out, "select venue, event, runs, happened from probabilities order by all"))
                .isEqualTo("""
                    venue,event,runs,happened
                    alone,adl,2,2
                    alone,badDebt,2,0
                    alone,fundDepleted,2,2
                    both,adl,2,2
                    both,badDebt,2,0
                    both,fundDepleted,2,0
                    pool,adl,2,0
                    pool,badDebt,2,2
                    pool,fundDepleted,2,2
                    winners,adl,2,2
                    winners,badDebt,2,0
                    """);
        assertThat(csv(out, """
            select venue, "cohorts.bold.pnl" as bold, "cohorts.calm.pnl" as calm, "warnings.fundDown10In8h.millis" as down10,
            "warnings.fundDown50In8h.millis" as down50, "warnings.indicatorLights.millis" as lights from runs where seed = 1 order by venue\
            """)).isEqualTo("""
                venue,bold,calm,down10,down50,lights
                alone,-4000.000000,4100.000000,1000,1000,
                both,-4000.000000,4100.000000,,,
                pool,-4000.000000,5000.000000,2000,2000,
                winners,-4000.000000,4000.000000,,,
                """);
        assertThat(csv(out, """
            select venue, "cohorts.bold.liquidations" as count, "cohorts.bold.liquidatedNotional" as sold,
            "cohorts.bold.residualReturned" as kept, "cohorts.calm.deleveragedNotional" as adl, "cohorts.calm.profitLost" as lost
            from runs where seed = 1 order by venue\
            """)).isEqualTo("""
                venue,count,sold,kept,adl,lost
                alone,1,195000.000000,0.000000,176400.000000,900.000000
                both,1,195000.000000,0.000000,176400.000000,900.000000
                pool,1,195000.000000,0.000000,0.000000,0.000000
                winners,1,195000.000000,0.000000,196000.000000,1000.000000
                """);
        assertThat(csv(out, """
            select venue, "cohorts.calm.hedge.broken" as broken, "cohorts.calm.hedge.unhedgedMillis" as millis,
            "cohorts.calm.hedge.mostUnhedged" as most, "cohorts.calm.hedge.pnlElsewhere" as elsewhere
            from runs where seed = 1 order by venue\
            """)).isEqualTo("""
                venue,broken,millis,most,elsewhere
                alone,1,3000,175500.000000,-5000.000000
                both,1,3000,175500.000000,-5000.000000
                pool,0,0,0.000000,-5000.000000
                winners,1,1000,195000.000000,-5000.000000
                """);
        assertThat(csv(out, """
            select venue, "outcomes.deleveragedNotional" as closed, "outcomes.haircuts.adl.least" as least,
            "outcomes.haircuts.adl.excess" as excess from runs where seed = 1 order by venue\
            """)).isEqualTo("""
                venue,closed,least,excess
                alone,176400.000000,900.000000,0.000000
                both,176400.000000,0.000000,900.000000
                pool,0.000000,0.000000,0.000000
                winners,196000.000000,1000.000000,0.000000
                """);
        assertThat(csv(out, "select venue, runs, mean from quantiles where figure = 'cohorts.calm.pnl' order by venue"))
                .isEqualTo("venue,runs,mean\nalone,2,4100.0\nboth,2,4100.0\npool,2,5000.0\nwinners,2,4000.0\n");
        assertThat(csv(out, """
            select venue, runs, mean from quantiles where figure like 'warnings.fundDown10%' order by venue\
            """)).isEqualTo("venue,runs,mean\nalone,2,1000.0\npool,2,2000.0\n");
        assertThat(answer(out, """
            select count(*) from runs where (fundDepleted = 1) != ("outcomes.times.fundDepletedMillis" is not null)\
            """)).isEqualTo("0");
    }

    @Test
    void aFinishedSweepIsNotMadeAgain() throws IOException {
        Path out = swept("out");
        String before = Files.readString(out.resolve("manifest.json"));

        assertThat(run(0, sweep("out"))).contains("all 12 runs are in ");
        assertThat(out.resolve("manifest.json")).hasContent(before);
    }

    @Test
    void aKeyThatDoesNotExistNamesTheNearest() {
        assertThat(run(2, "sweep", scenario.toString(), "--vary", "venues.dex.oracle.delai=1s,2s", "--out", path("x")))
                .isEqualTo("--vary venues.dex.oracle.delai=1s: venues[0].oracle.delai: unknown key, did you mean"
                        + " \"delay\"?\n");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("runs.parquet"), "PAR1");

        assertThat(run(2, sweep("foreign")))
                .isEqualTo(foreign + ": holds \"runs.parquet\", which is of no sweep; name a new or an empty folder\n");
        assertThat(run(2, "query", foreign.toString(), "select 1"))
                .isEqualTo(foreign + ": holds no sweep (manifest.json cannot be read)\n");
        assertThat(namesIn(foreign)).containsExactly("runs.parquet");
    }

    @Test
    void anotherSweepIsNotMixedIn() throws IOException {
        Path out = swept("out");
        String[] other = sweep("out", "--set", "venues.cex.insuranceFund=200");

        assertThat(run(2, other)).startsWith(out + ": holds another sweep ");
    }

    @Test
    void aDamagedTableIsRefused() throws IOException {
        Path out = swept("out");
        Files.write(out.resolve("runs.parquet"), new byte[] {1, 2, 3});
        String told = out.resolve("runs.parquet") + ": is damaged or was changed after the sweep\n";

        assertThat(run(2, "query", out.toString(), "select 1")).isEqualTo(told);
        assertThat(run(2, sweep("out"))).isEqualTo(told);
        assertThat(Files.size(out.resolve("runs.parquet"))).isEqualTo(3);
    }

    @Test
    void aQueryReadsTheTablesAndNothingElse() throws IOException {
        Path out = swept("out");
        String secret =
                Files.writeString(folder.resolve("secret.csv"), "a\n1\n").toString();

        assertThat(run(2, "query", out.toString(), "drop table runs")).startsWith("query: must be one SELECT: ");
        assertThat(run(2, "query", out.toString(), "copy runs to 'x.csv'")).startsWith("query: must be one SELECT: ");
        assertThat(run(2, "query", out.toString(), "select 1; select 2"))
                .isEqualTo("query: must be one SELECT, has 2 statements\n");
        assertThat(run(2, "query", out.toString(), "select * from read_csv('" + secret + "')"))
                .startsWith("query: Permission Error: ");
        assertThat(run(2, "query", out.toString(), "select shortfal from runs")).startsWith("query: Binder Error: ");
    }

    /**
     * One long of 100 coins at $2000: the pool must reserve $200,000 and may reserve nine tenths of its capital, so $1000 are too few
     * and $1,000,000 are enough. The two seeds at that point have a shortfall of $1000 each (the scenario's own paper).
     */
    @Test
    void aRefusedRunIsARowThatSaysWhyAndIsInNoStatistic() throws IOException {
        Path out = folder.resolve("out");
        String printed = run(
                0,
                "sweep",
                Repository.scenario("golden/single-jump").toString(),
                "--vary",
                "venues.pool.lpCapital=1000,1000000",
                "--seeds",
                "1,2",
                "--out",
                out.toString());

        assertThat(printed).contains("2 of 4 runs of a venue are refused and in no statistic");
        // A million dollars of the depositors over a shortfall of a thousand; two runs are too few for any of the
        // three.
        assertThat(printed)
                .contains("100,000.0 % *", "* the largest of the runs, too few for more")
                .doesNotContain("several contracts");
        assertThat(csv(
                        out,
                        "select point, pocket, runs, start, shortfall95, coverage95, coverage999 from coverage"
                                + " order by pocket"))
                .isEqualTo("""
                    point,pocket,runs,start,shortfall95,coverage95,coverage999
                    1,all,2,1000000.0,1000.0,1000.0,1000.0
                    1,lp,2,1000000.0,1000.0,1000.0,1000.0
                    """);
        assertThat(csv(out, "select point, seed, venue, kind, refusal, shortfall, checksHold from runs"))
                .isEqualTo("""
                    point,seed,venue,kind,refusal,shortfall,checksHold
                    0,1,pool,mirror,"pool refuses account 1: the pool would have to reserve $200000.000000, may at most $900.000000",,
                    1,1,pool,mirror,,1000.000000,1
                    0,2,pool,mirror,"pool refuses account 1: the pool would have to reserve $200000.000000, may at most $900.000000",,
                    1,2,pool,mirror,,1000.000000,1
                    """);
        assertThat(csv(out, "select point, refused, runs, mean from quantiles where figure = 'shortfall'"))
                .isEqualTo("point,refused,runs,mean\n1,0,2,1000.0\n");
        JsonNode groups =
                new ObjectMapper().readTree(out.resolve("sweep.json").toFile()).path("groups");
        assertThat(groups).extracting(group -> group.path("refused").asInt()).containsExactly(2, 0);
        assertThat(groups.get(0).has("coverage")).isFalse();
        assertThat(groups.get(1).path("coverage").toString())
                .startsWith("{\"runs\":2,\"start\":{\"all\":1000000.0,\"lp\":1000000.0},\"95.0\":{\"shortfall\":1000.0,"
                        + "\"isLargest\":true,\"ratio\":{\"all\":1000.0,\"lp\":1000.0}},\"99.0\":{");
        assertThat(mistakes(out.resolve("sweep.json"))).isEmpty();
        assertThat(out.resolve("report.html"))
                .content()
                .contains("A venue refused the positions before the tape 2 times");
    }

    /**
     * The scenario's own paper: of 1350 that are missing, 450 in the first contract and 900 in the other, the shared fund of 900 pays 450 and 450, the
     * other's own fund 900, the capped one 0 and 360, and the house the rest. The shared fund, which lies with the first contract, ends empty, the
     * capped one with 540; in the last of the lines the other's account has a dollar less than the 40 that it needs (2 % of 20 at 100), and no venue begins.
     */
    @Test
    void aContractOfABookIsARowAndItsVenueTheirSum() throws IOException {
        Path out = folder.resolve("contracts");
        String paper = Repository.scenario("golden/book-shared-fund").toString();
        String key = "otherMarkets.alt.positions.list[0].collateral";
        String printed = run(
                0, "sweep", paper, "--vary", key + "=100,39", "--seeds", "1,2", "--jobs", "2", "--out", out.toString());

        String told = "A fund that they share stands with one of them";
        assertThat(printed).contains("6 of 12 runs of a venue are refused and in no statistic", told);
        assertThat(csv(out, """
            select venue, kind, refusal is not null as refused, shortfall, "paidBy.insuranceFund" as fund, "paidBy.adl" as adl, fundDepleted as empty
            from runs where seed = 2 order by point, venue\
            """)).isEqualTo("""
                venue,kind,refused,shortfall,fund,adl,empty
                capped,cex,false,450.000000,0.000000,450.000000,0
                capped:alt,cex,false,900.000000,360.000000,540.000000,
                own,cex,false,450.000000,0.000000,450.000000,
                own:alt,cex,false,900.000000,900.000000,0.000000,1
                shared,cex,false,450.000000,450.000000,0.000000,1
                shared:alt,cex,false,900.000000,450.000000,450.000000,
                capped,cex,true,,,,
                capped:alt,cex,true,,,,
                own,cex,true,,,,
                own:alt,cex,true,,,,
                shared,cex,true,,,,
                shared:alt,cex,true,,,,
                """);
        assertThat(csv(out, "select venue, happened, runs from probabilities where event = 'adl' order by venue"))
                .isEqualTo("""
                    venue,happened,runs
                    capped,2,2
                    capped:alt,2,2
                    own,2,2
                    own:alt,0,2
                    shared,0,2
                    shared:alt,2,2
                    """);
        assertThat(csv(out, "select venue, start, shortfall95 from coverage where pocket = 'all' order by venue"))
                .isEqualTo("""
                    venue,start,shortfall95
                    capped,900.0,450.0
                    capped:alt,0.0,900.0
                    own,0.0,450.0
                    own:alt,900.0,900.0
                    shared,900.0,450.0
                    shared:alt,0.0,900.0
                    """);
        assertThat(csv(out, WHOLE_VENUES)).isEqualTo("""
            id,shortfall,adl,covered
            capped,1350.0,1.0,0.67
            own,1350.0,1.0,0.67
            shared,1350.0,1.0,0.67
            """);
        assertThat(mistakes(out.resolve("sweep.json"))).isEmpty();
        assertThat(out.resolve("report.html"))
                .content()
                .contains("A venue refused the positions before the tape 6 times", "shared:alt", told);
        requireRowsOfRun(out, paper);
        Path one = folder.resolve("one-thread");
        run(0, "sweep", paper, "--vary", key + "=100,39", "--seeds", "1,2", "--jobs", "1", "--out", one.toString());
        assertThat(csv(one, ALL)).isEqualTo(csv(out, ALL));
    }

    /** Every contract's row is that of a run alone. */
    private void requireRowsOfRun(Path out, String paper) throws IOException {
        run(0, "run", paper, "--set", "seed=2", "--out", path("run"));
        JsonNode venues = new ObjectMapper()
                .readTree(folder.resolve("run/summary.json").toFile())
                .path("venues");
        assertThat(venues).hasSize(6);
        for (JsonNode venue : venues) {
            List<String> missing = new ArrayList<>();
            JsonNode row = rows(
                            out,
                            "select * from runs where seed = 2 and point = 0 and venue = '"
                                    + venue.path("id").asText() + "'")
                    .get(0);
            compare("", venue, row, missing);
            assertThat(missing).isEmpty();
        }
    }

    private static Set<ValidationMessage> mistakes(Path summary) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Repository.HOME.resolve("docs/sweep.schema.json")));
        return schema.validate(new ObjectMapper().readTree(summary.toFile()));
    }

    /** A run alone is refused for the same seeds; of the six some are. */
    @Test
    void aSeedThatIsRefusedLeavesTheOthers() throws IOException {
        Path out = folder.resolve("out");
        String capital = "venues.dex.lpCapital=300000";
        run(0, "sweep", scenario.toString(), "--set", capital, "--seeds", "1..6", "--out", out.toString());

        int refused = 0;
        for (int seed = 1; seed <= 6; seed++) {
            boolean isRefused = alone(seed, capital) == 2;
            refused += isRefused ? 1 : 0;
            assertThat(answer(out, "select count(refusal) from runs where venue = 'dex' and seed = " + seed))
                    .isEqualTo(isRefused ? "1" : "0");
        }
        assertThat(refused).isBetween(1, 5);
        assertThat(answer(out, "select refused, runs from quantiles where venue = 'dex' and figure = 'shortfall'"))
                .isEqualTo(refused + "," + (6 - refused));
        assertThat(answer(out, "select refused, runs from quantiles where venue = 'cex' and figure = 'shortfall'"))
                .isEqualTo("0,6");
    }

    private int alone(int seed, String override) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Backstop.execute(
                nowhere,
                nowhere,
                "run",
                scenario.toString(),
                "--set",
                "seed=" + seed,
                "--set",
                override,
                "--out",
                path("alone-" + seed));
    }

    /** The one position lacks a dollar of its initial margin, so there is no tape. */
    @Test
    void aSweepOfRefusedRunsOnlyIsAMistake() {
        Path out = folder.resolve("out");
        String[] command = {
            "sweep",
            Repository.scenario("golden/single-jump").toString(),
            "--set",
            "positions.list[0].collateral=3999",
            "--seeds",
            "1,2",
            "--out",
            out.toString()
        };

        assertThat(run(2, command)).contains("2 of 2 runs of a venue are refused and in no statistic");
        // 2 % of 100 coins at $2000 are $4000.
        assertThat(csv(out, "select distinct tapeHash, refusal from runs"))
                .isEqualTo("tapeHash,refusal\n"
                        + ",\"pool refuses account 1: must have collateral less liquidation fee and keeper reward"
                        + " of at least its initial margin 4000.000000, has 3999.000000\"\n");
        assertThat(run(2, command)).contains("all 2 runs are in ");
    }

    private Path swept(String name, String... more) {
        run(0, sweep(name, more));
        return folder.resolve(name);
    }

    /** 3 points, 4 seeds. */
    private String[] sweep(String name, String... more) {
        return Stream.concat(
                        Stream.of(
                                "sweep",
                                scenario.toString(),
                                "--vary",
                                "venues.dex.oracle.delay=0s..40s:3",
                                "--seeds",
                                "1..4",
                                "--out",
                                path(name)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String csv(Path out, String sql) {
        return run(0, "query", out.toString(), sql, "--csv");
    }

    /** The one row of an answer. */
    private static String answer(Path out, String sql) {
        return csv(out, sql).lines().skip(1).findFirst().orElseThrow();
    }

    private static JsonNode rows(Path out, String sql) throws IOException {
        return new ObjectMapper().readTree(run(0, "query", out.toString(), sql, "--json"));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Runs a command that must end so, and returns what it has printed to either stream. */
    private static String run(int exitCode, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter stream = new PrintWriter(printed);
        assertThat(Backstop.execute(stream, stream, arguments))
                .as(printed.toString())
                .isEqualTo(exitCode);
        return printed.toString();
    }
}
