package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.VenueSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeReportsTest {

    private static final Path PUSHED = Path.of("../scenarios/golden/single-jump.yaml");
    private static final Path ONE_FEED = Path.of("../scenarios/golden/oracle-lag-30s-keeper-12s.yaml");
    private static final Path TWO_STEPS = Path.of("../scenarios/golden/two-step-orders.yaml");
    private static final Path ASKED = Path.of("../scenarios/golden/request-commit.yaml");
    private static final Path LAGGING = Path.of("../scenarios/golden/market-lag-30s-keeper-12s.yaml");
    private static final Path PULLED = Path.of("../scenarios/golden/pull.yaml");
    private static final String NEEDED = " needs whole reports: oracle.source must be of kind pull";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guards=[priceGuard] | guards[0]",
                "guards=[{kind: resumeGrace, grace: 5s}] | guards[0]",
                "reportBounds={bounds: [sinceChange]} | reportBounds",
                "keeper={reportChoice: worstForTrader} | keeper.reportChoice"
            })
    void whatAPushedFeedDoesNotKnowIsRefused(String override, String place) {
        assertThat(mistake(PUSHED, override)).contains("venues[0]." + place + ":" + NEEDED);
    }

    /** A sequencer is up or down whatever the feed. */
    @Test
    void graceAfterASequencerWasDownNeedsNoReports() {
        Path file = Path.of("../scenarios/golden/halts.yaml");

        assertThat(ScenarioReader.read(file, List.of(), Map.of()).venues()).hasSize(7);
        assertThat(mistake(file, "guards=[{kind: resumeGrace, after: silence}]"))
                .contains("venues[0].guards[0]:" + NEEDED);
    }

    @Test
    void aReferenceIsPushed() {
        assertThat(mistake(PULLED, "guards=[{kind: reference, oracle: {source: {kind: pull}}}]"))
                .contains("venues[0].guards[0].oracle.source: must be of kind push");
    }

    @Test
    void aPulledFeedHasNoPreviousMark() {
        assertThat(mistake(PULLED, "lastResort={deleveraging: {rank: profit, price: previousMark}}"))
                .contains("venues[0].lastResort.deleveraging.price: \"previousMark\" needs an oracle.source of kind"
                        + " push");
    }

    /** At the price of a second feed where closes fill there. */
    @Test
    void ordersNeedTheReportsAtWhichPositionsAreClosed() {
        assertThat(mistake(TWO_STEPS, "oracle.source={kind: push}")).contains("venues[0].orders:" + NEEDED);
        assertThat(mistake(LAGGING, "orders={}"))
                .contains("venues[0].orders: needs whole reports: executionOracle.source must be of kind pull");
    }

    @Test
    void bidAndAskAreThoseOfTheReportsAtWhichPositionsAreClosed() {
        assertThat(mistake(ONE_FEED, "priceImpact=bidAsk")).contains("venues[0].priceImpact:" + NEEDED);
        assertThat(mistake(LAGGING, "priceImpact=bidAsk"))
                .contains("venues[0].priceImpact: needs whole reports: executionOracle.source must be of kind pull");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "borrowing={optimalUsage: 75%, base: 50%, above: 130%} | borrowing",
                "keeperReward={gasUnits: 1} | keeperReward",
                "keeper.reportChoice=newest | keeper.reportChoice",
                "lastResort={deleveraging: {rank: profit, price: bankruptcy}} | lastResort.deleveraging",
                "guards=[flags] | guards[0]"
            })
    void whatNeedsAPriceThatNobodyAskedForIsRefused(String override, String place) {
        assertThat(mistake(ASKED, override))
                .contains("venues[0]." + place + ": is not allowed beside an oracle.source of kind requestCommit");
    }

    @Test
    void onlyTheMarkIsAskedFor() {
        assertThat(mistake(LAGGING, "executionOracle={source: {kind: requestCommit}}"))
                .contains("venues[0].executionOracle.source.kind: \"requestCommit\" must be push or pull");
    }

    @Test
    void aKeeperMayChooseAmongReports() {
        VenueSpec venue = ScenarioReader.read(
                        PULLED, List.of("venues[0].keeper={reportChoice: worstForTrader}"), Map.of())
                .venues()
                .getFirst();

        assertThat(((VenueSpec.Pool) venue).reportChoice()).isEqualTo(ReportChoice.WORST_FOR_TRADER);
    }

    private static String mistake(Path scenario, String override) {
        return String.valueOf(assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(scenario, List.of("venues[0]." + override), Map.of()))
                .actual()
                .getMessage());
    }
}
