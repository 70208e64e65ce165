package io.backstop.simulator.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.outcome.BalanceLine;
import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.FundLine;
import io.backstop.model.outcome.LpOutcome;
import io.backstop.model.outcome.Pockets;
import io.backstop.model.outcome.Warning;
import io.backstop.model.outcome.Warning.Signal;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one run as a flat row: those of its summary, and what became of its pockets.
 *
 * <p>A key within a mapping is joined to it by a dot. A list gives how many entries it has ({@code lossWaves.count}) and, of
 * mappings, the sums of their dollars ({@code lossWaves.taken}); of cohorts and signs of trouble there is a figure each.
 */
public final class RunFigures {

    /** The figure that says whether the run's own identities hold, 1 if they do. */
    public static final String CHECKS = "checksHold";

    /** The figure that says whether nothing was left of the fund at the end of some step, 1 if so; a run that began without a fund has none. */
    public static final String DEPLETED = "fundDepleted";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final VenueRun run;
    private final List<RunFigure> figures = new ArrayList<>();

    private RunFigures(VenueRun run) {
        this.run = run;
    }

    /** The figures of a run of a comparison, in the order of the summary. */
    public static List<RunFigure> of(VenueRun run, Comparison comparison) {
        RunFigures all = new RunFigures(run);
        Outcomes outcomes = Outcomes.of(comparison);
        all.addSummary(comparison, outcomes);
        all.addPockets(comparison.tape().grid().steps(), outcomes.of(run).lp());
        all.addDepleted(outcomes.of(run).fund());
        all.addCohorts(outcomes.of(run).cohorts());
        all.addWarnings(outcomes.of(run).warnings(), comparison.tape().grid());
        all.addCount(CHECKS, run.checksHold() ? 1 : 0);
        return all.figures;
    }

    private void addSummary(Comparison comparison, Outcomes outcomes) {
        StringWriter writer = new StringWriter();
        try {
            SummaryJson.writeVenue(writer, run, comparison, outcomes);
            addAll("", JSON.readTree(writer.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("no file is involved", e);
        }
    }

    private void addAll(String prefix, JsonNode mapping) {
        for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
            add(prefix + entry.getKey(), entry.getValue());
        }
    }

    private void add(String name, JsonNode value) {
        if (value.isObject()) {
            addAll(name + ".", value);
        } else if (value.isArray()) {
            addList(name, value);
        } else if (value.isNumber()) {
            figures.add(figure(name, value.decimalValue()));
        } else {
            figures.add(new RunFigure(name, RunFigure.WORD, value.asText()));
        }
    }

    private void addList(String name, JsonNode list) {
        addCount(name + ".count", list.size());
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            entry.properties().stream()
                    .filter(field -> isMoney(field.getValue()))
                    .forEach(
                            field -> sums.merge(field.getKey(), field.getValue().decimalValue(), BigDecimal::add));
        }
        sums.forEach((key, sum) -> figures.add(figure(name + "." + key, sum)));
    }

    private static boolean isMoney(JsonNode value) {
        return value.isNumber() && value.decimalValue().scale() == Decimals.MONEY;
    }

    private static RunFigure figure(String name, BigDecimal number) {
        return new RunFigure(name, Math.max(0, number.scale()), number.toPlainString());
    }

    private void addPockets(int steps, LpOutcome lp) {
        for (Account pocket : Pockets.of(run.ledger())) {
            add(pocket, BalanceLine.of(run, pocket, steps), lp);
        }
    }

    private void addDepleted(FundLine fund) {
        if (fund.start() > 0) {
            addCount(DEPLETED, fund.depletedAt().isPresent() ? 1 : 0);
        }
    }

    private void addCohorts(List<CohortOutcome> cohorts) {
        for (CohortOutcome cohort : cohorts) {
            String name = "cohorts." + cohort.members().name() + ".";
            addMoney(name + "pnl", cohort.pnl());
            addCount(name + "liquidations", cohort.liquidations());
            addMoney(name + "liquidatedNotional", cohort.liquidated());
            addMoney(name + "residualReturned", cohort.residual());
            addMoney(name + "deleveragedNotional", cohort.deleveraged());
            addMoney(name + "profitLost", cohort.profitLost());
            addCount(name + "refusedOrders", cohort.refused());
            addHedge(name + "hedge.", cohort.hedge());
        }
    }

    private void addHedge(String name, CohortOutcome.@Nullable Hedge hedge) {
        if (hedge != null) {
            addCount(name + "broken", hedge.broken());
            addCount(name + "unhedgedMillis", hedge.unhedgedMillis());
            addMoney(name + "mostUnhedged", hedge.mostUnhedged());
            addMoney(name + "pnlElsewhere", hedge.pnlElsewhere());
        }
    }

    /** All signs, so that one that nobody ever saw is a column too. */
    private void addWarnings(List<Warning> warnings, TimeGrid grid) {
        for (Signal signal : Signal.values()) {
            String millis = warnings.stream()
                    .filter(warning -> warning.signal() == signal)
                    .map(warning -> Long.toString(grid.millis(warning.step()) - grid.millis(0)))
                    .findFirst()
                    .orElse(RunFigure.NEVER);
            figures.add(new RunFigure("warnings." + signal.label() + ".millis", 0, millis));
        }
    }

    private void add(Account pocket, BalanceLine line, LpOutcome lp) {
        String name = "pockets." + pocket + ".";
        addMoney(name + "start", line.start());
        addMoney(name + "min", line.at(line.lowest()));
        addMoney(name + "end", line.end());
        addMoney(name + "loss", loss(pocket, line, lp));
    }

    /**
     * What it has less at the end; money that depositors took along is no loss. Open positions are the pool's, which is the counterparty of
     * all; what of that is the junior's was made its own when its part was last valued. So the parts of a pool add up to what its deposits lost.
     * A book has no depositors, and traders are each other's counterparty.
     */
    private long loss(Account pocket, BalanceLine line, LpOutcome lp) {
        if (run.kind() == VenueRun.Kind.CEX) {
            return Math.subtractExact(line.start(), line.end());
        }
        Ledger ledger = run.ledger();
        if (pocket.equals(Account.LP)) {
            long ofOpenPositions = Math.subtractExact(lp.result(), LpResult.of(ledger));
            return Math.negateExact(Math.addExact(LpResult.of(ledger, pocket), ofOpenPositions));
        }
        return pocket.equals(Account.JUNIOR_LP)
                ? Math.negateExact(LpResult.of(ledger, pocket))
                : Math.subtractExact(line.start(), line.end());
    }

    private void addMoney(String name, long microDollars) {
        figures.add(new RunFigure(name, Decimals.MONEY, Decimals.format(microDollars, Decimals.MONEY)));
    }

    private void addCount(String name, long count) {
        figures.add(new RunFigure(name, 0, Long.toString(count)));
    }
}
