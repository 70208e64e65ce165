package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains on which nothing lands for a while, worked out on paper in the scenario's own comments. */
class InterruptedChainsTest {

    private static final long USD = 1_000_000;
    private static final List<String> PATTERNS = List.of(
            "[{kind: halt, at: 0s, for: 2s}, {kind: halt, at: 9s, for: 4s}, {kind: reorg, at: 17s, depth: 2}]",
            "[{kind: reorg, at: 6s, depth: 6}, {kind: sequencerDown, at: 11s, for: 6s}]",
            "[{kind: reorg, at: 12s, depth: 3}, {kind: halt, at: 14s, for: 1h}]");
    private static final List<VenueRun> RUNS = Replays.onChain("golden/halts");

    @ParameterizedTest
    @CsvSource({
        "sound,     11,    0,    0, 100400,  200",
        "halt,      16,  500,    0, 100550,  100",
        "sequencer, 19,  500,  500, 100550,  100",
        "in-flight, 15,    0,  500, 100550,  100",
        "pulled,    15,    0,  500, 100550,  100",
        "reorg,     13,    0,  500, 100500,  200",
        "stale,     19, 1000,    0, 100000, 1200"
    })
    void whatWaitsLandsTogetherInTheNextBlock(
            String venue, int closedAt, long oracle, long keeper, long withdrawn, long won) {
        Conformance.assertEqual(RUNS, venue);

        List<VenueRun> both =
                RUNS.stream().filter(run -> run.id().equals(venue)).toList();

        assertThat(both).hasSize(2);
        for (VenueRun run : both) {
            assertThat(run.liquidations())
                    .singleElement()
                    .satisfies(only -> assertThat(only.closedAt()).isEqualTo(closedAt));
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, oracle * USD, keeper * USD, 0, 0));
            assertThat(run.refusals()).isEmpty();
            // A share is worth no whole number of micro-dollars.
            assertThat(run.lpRun().paid()).isBetween(withdrawn * USD - 1, withdrawn * USD);
            assertThat(run.ledger().balance(Account.LP))
                    .isEqualTo((1_004_000 - won) * USD - run.lpRun().paid());
        }
    }

    /** Brought and asked prices, two-step orders, interventions, flags, deleveraging, slashing, upkeep: all may have to wait. */
    @ParameterizedTest
    @CsvSource({
        "golden/deficit, 2",
        "golden/deleveraging, 1",
        "golden/flags, 1",
        "golden/free-option, 6",
        "golden/gas-spike, 1",
        "golden/guards, 3",
        "golden/incident, 2",
        "golden/lp-run, 2",
        "golden/request-commit, 1",
        "golden/spread-loss, 1",
        "golden/staked-token, 3",
        "golden/tranches, 2",
        "golden/two-step-orders, 1"
    })
    void whateverWaitsChainAndMirrorAgree(String scenario, int pools) {
        for (String interruptions : PATTERNS) {
            List<VenueRun> runs = Replays.onChain(
                    scenario,
                    IntStream.range(0, pools)
                            .mapToObj(venue -> "venues[%d].interruptions=%s".formatted(venue, interruptions))
                            .toArray(String[]::new));

            runs.stream()
                    .filter(run -> run.kind() == VenueRun.Kind.ON_CHAIN)
                    .forEach(run -> Conformance.assertEqual(runs, run.id()));
        }
    }

    @Test
    void blocksThatAreDroppedWereOnceMade() {
        List<String> dropped = chainOf("reorg").droppedBlocks();

        assertThat(dropped).hasSize(2).doesNotHaveDuplicates();
        assertThat(chainOf("halt").droppedBlocks()).isEmpty();
    }

    private static ChainFacts chainOf(String venue) {
        return Objects.requireNonNull(RUNS.stream()
                .filter(run -> run.id().equals(venue) && run.chain() != null)
                .findFirst()
                .orElseThrow()
                .chain());
    }
}
