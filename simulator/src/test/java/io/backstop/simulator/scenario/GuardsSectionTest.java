package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.market.Validity;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.GateSpec.PriceRule;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import io.backstop.model.scenario.OrderQueueSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code guards}, {@code operations} and {@code orders} of a pool. */
class GuardsSectionTest {

    private static final FeedSection FEEDS = FeedSections.WITHOUT_FILES;

    private static final long NO_CAP = OpenInterestCapsSpec.NO_CAP;
    private static final OpenInterestCapsSpec CAPS = new OpenInterestCapsSpec(3, NO_CAP, NO_CAP, 5_000_000);
    private static final LiquidationSpec FULL = new LiquidationSpec.Full();
    private static final LiquidationSpec FIFTH = new LiquidationSpec.FixedFraction(200_000_000, 0);

    @Test
    void aNameTakesTheShippedFigures() throws JsonProcessingException {
        PriceRule trade = new PriceRule(300, Set.of());
        PriceRule forced = new PriceRule(30, Set.of(Validity.TOO_UNCERTAIN));
        PriceRule atomic = new PriceRule(30, Set.of());
        assertThat(GuardsSection.read(node("[priceGuard, reference, resumeGrace, flags]"), FEEDS))
                .containsExactly(
                        new GateSpec.PriceGuard(
                                5_000_000_000L,
                                20_000_000,
                                List.of(trade, trade, trade, trade, forced, forced, atomic, atomic)),
                        new GateSpec.ReferenceGuard(500_000_000, 90_000, new FeedSpec(0, 3_600_000, 0)),
                        new GateSpec.ResumeGrace(300, ActionNames.ALL),
                        new GateSpec.Flags(0, 60));
        assertThat(GuardsSection.read(null, FEEDS)).isEmpty();
    }

    @Test
    void everyFigureIsRead() throws JsonProcessingException {
        List<PriceRule> rules = new ArrayList<>(Collections.nCopies(4, new PriceRule(60, Set.of())));
        rules.set(3, new PriceRule(60, Set.of(Validity.TOO_VOLATILE)));
        rules.add(new PriceRule(10, Set.of(Validity.TOO_UNCERTAIN, Validity.STALE)));
        rules.add(new PriceRule(10, Set.of()));
        rules.addAll(Collections.nCopies(2, new PriceRule(5, Set.of())));
        String text = """
            - kind: priceGuard
              volatility: 1.5
              uncertainty: 1%
              maxAge: {trade: 1m, liquidate: 10s, atomic: 5s}
              tolerated: {close: [tooVolatile], liquidate: [tooUncertain, stale], deleverage: []}
            - {kind: reference, deviation: 2.5%, maxAge: 2h, oracle: {heartbeat: 24h}}
            - {kind: resumeGrace, after: silence, grace: 60s, actions: [open, liquidate, open]}
            - {kind: flags, minDelay: 10s, expiry: 1m}
            """;
        assertThat(GuardsSection.read(node(text), FEEDS))
                .containsExactly(
                        new GateSpec.PriceGuard(1_500_000_000, 10_000_000, rules),
                        new GateSpec.ReferenceGuard(25_000_000, 7_200, new FeedSpec(0, 86_400_000, 0)),
                        new GateSpec.ResumeGrace(60, List.of("OPEN", "LIQUIDATE")),
                        new GateSpec.Flags(10, 60));
    }

    @Test
    void operationsAreRead() throws JsonProcessingException {
        String text = """
            maxForcedPause: 30m
            settleable: true
            parameters:
              - {name: shortNotional, least: 0, most: 9, minInterval: 1h}
              - {name: liquidationRatio, least: 10%, most: 100%}
            """;
        // Of the caps, which stand together, the others cannot be changed.
        assertThat(OperationsSection.read(node(text), CAPS, FIFTH, 6))
                .isEqualTo(new OperationsSpec(
                        1800,
                        true,
                        List.of(
                                new Parameter("shortNotional", 5_000_000, 0, 9_000_000, 3600),
                                new Parameter("liquidationRatio", 200_000_000, 100_000_000, 1_000_000_000, 0),
                                new Parameter("longSize", 3, 3, 3, 0),
                                new Parameter("shortSize", NO_CAP, NO_CAP, NO_CAP, 0),
                                new Parameter("longNotional", NO_CAP, NO_CAP, NO_CAP, 0))));
        assertThat(OperationsSection.read(node("{}"), null, FULL, 6))
                .isEqualTo(new OperationsSpec(3600, false, List.of()));
        assertThat(OperationsSection.read(null, null, FULL, 6)).isNull();
    }

    @Test
    void ordersAreRead() throws JsonProcessingException {
        assertThat(OrderQueueSection.read(node("{executionFee: 0.5, lifetime: 1m, bounds: [sinceChange, maxAge]}")))
                .isEqualTo(new OrderQueueSpec(
                        500_000, 60, List.of(new BoundSpec.SinceChange(), new BoundSpec.MaxAge(30))));
        assertThat(OrderQueueSection.read(node("{}")))
                .isEqualTo(new OrderQueueSpec(1_000_000, 300, List.of(new BoundSpec.SinceChange())));
        assertThat(OrderQueueSection.read(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [gate] | venue[0]: "gate" must be one of priceGuard, reference, resumeGrace, flags
        [flags, flags] | venue[1]: every kind of guard must be listed once
        [{kind: priceGuard, volatility: 0.5}] | venue[0].volatility: 0.5 must be a factor from 1 to 1000
        [{kind: priceGuard, tolerated: {close: [old]}}] | venue[0].tolerated.close[0]: "old" must be one of tooVolatile, tooUncertain, stale
        [{kind: priceGuard, tolerated: {clos: []}}] | venue[0].tolerated.clos: unknown key, did you mean "close"?
        [{kind: reference, deviation: 0}] | venue[0].deviation: 0 must be positive
        [{kind: resumeGrace, grace: 25h}] | venue[0].grace: "25h" must be at most 24h
        [{kind: resumeGrace, after: lunch}] | venue[0].after: "lunch" must be one of silence, sequencerDown
        [{kind: resumeGrace, actions: []}] | venue[0].actions: must have at least one entry
        [{kind: flags, minDelay: 60s}] | venue[0]: expiry must be longer than minDelay
        """)
    void aMistakeInAGuardIsToldInOneLine(String text, String line) throws JsonProcessingException {
        Node guards = node(text);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> GuardsSection.read(guards, FEEDS))
                .withMessage("x.yaml: " + line);
    }

    @Test
    void aMistakeElsewhereIsToldInOneLineToo() throws JsonProcessingException {
        Node operations = node("{parameters: [{name: shortNotional, least: 6, most: 9}]}");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> OperationsSection.read(operations, CAPS, FULL, 6))
                .withMessage("x.yaml: venue.parameters[0]: the venue's openInterestCaps.shortNotional must be given and"
                        + " lie from least to most");
        Node nobodyReads = node("{parameters: [{name: cap, least: 6, most: 9}]}");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> OperationsSection.read(nobodyReads, CAPS, FULL, 6))
                .withMessage("x.yaml: venue.parameters[0].name: \"cap\" must be one of longSize, shortSize,"
                        + " longNotional, shortNotional, liquidationRatio");
        Node orders = node("{executionFee: 1001}");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> OrderQueueSection.read(orders))
                .withMessage("x.yaml: venue.executionFee: 1001 must be at most 1000 dollars");
    }

    private static Node node(String yaml) throws JsonProcessingException {
        return new Node(new Origin("x.yaml"), "venue", new YAMLMapper().readTree(yaml));
    }
}
