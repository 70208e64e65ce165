package io.backstop.simulator.report;

import io.backstop.model.outcome.FundCover;
import io.backstop.model.outcome.Haircuts;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.outcome.KeeperOutcome;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.outcome.Warning.Signal;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.simulator.report.ResultTable.Cell;
import io.backstop.simulator.report.ResultTable.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the replays amount to, one column for each venue. */
final class OutcomeTable {

    private static final String NONE = "–";
    private static final String NEVER = "never";
    private static final long SECOND = 1000;

    private final Comparison comparison;
    private final Outcomes outcomes;

    private OutcomeTable(Comparison comparison, Outcomes outcomes) {
        this.comparison = comparison;
        this.outcomes = outcomes;
    }

    static Html section(Comparison comparison, Outcomes outcomes) {
        return ReportPage.section(
                "outcomes",
                "Outcomes",
                "How far funds reached, how long it took, what anybody could have seen coming, and what was taken"
                        + " beyond need; summary.json has the rest. Ratios are in percent, times in seconds.",
                of(comparison, outcomes).html());
    }

    /** A line for each figure; what nobody had to do with is left out. */
    static ResultTable of(Comparison comparison, Outcomes outcomes) {
        return new OutcomeTable(comparison, outcomes).table();
    }

    private ResultTable table() {
        List<String> header = new ArrayList<>(List.of("Figure"));
        comparison.columns().forEach(column -> header.add(column.name()));
        return new ResultTable(
                "Outcomes of every venue",
                header,
                Stream.of(funds(), times(), warnings(), takings(), depositors(), keepers())
                        .flatMap(List::stream)
                        .toList());
    }

    private List<Line> funds() {
        List<Line> lines = new ArrayList<>(List.of(
                row("Fund over open interest, start", o -> percent(o.cover().ratioAtStart())),
                row("Fund over open interest, least", o -> percent(o.cover().leastRatio())),
                row("Fund over the shortfall of 95 % of liquidations", o -> covered(o, 0)),
                row("of 99 %", o -> covered(o, 1)),
                row("of 99.9 %", o -> covered(o, 2)),
                runRow("Fund's change beyond the others'", this::beyondOthers)));
        if (comparison.runs().stream().anyMatch(run -> run.kind() == Kind.CEX)) {
            lines.add(runRow("Insurance fund's largest fall within its window", this::fallOfFund));
        }
        return lines;
    }

    private String fallOfFund(VenueRun run) {
        return FundFigures.of(run, comparison)
                .map(fund -> percent(OptionalLong.of(fund.worstRatio())))
                .orElse(NONE);
    }

    private List<Line> times() {
        List<Line> lines = new ArrayList<>(List.of(
                row("Fund depleted after", o -> after(o.fund().depletedAt())),
                row("First liquidation after", o -> after(o.times().firstLiquidation())),
                row("First deleveraging after", o -> after(o.times().firstAdl()))));
        if (isAnywhere(o -> o.times().toFirstAdl().isPresent())) {
            lines.add(row(
                    "First liquidation to first deleveraging",
                    o -> seconds(o.times().toFirstAdl())));
        }
        lines.add(row("Trigger to close, mean", o -> seconds(o.times().meanToClose())));
        lines.add(row("Trigger to close, 99 %", o -> seconds(o.times().slowToClose())));
        return lines;
    }

    private List<Line> warnings() {
        return Arrays.stream(Signal.values())
                .map(signal -> runRow("Sign: " + words(signal), run -> firstSeen(run, signal)))
                .toList();
    }

    private static String words(Signal signal) {
        return switch (signal) {
            case FUND_DOWN_10 -> "fund 10 % down in 8 h, after";
            case FUND_DOWN_30 -> "fund 30 % down in 8 h, after";
            case FUND_DOWN_50 -> "fund 50 % down in 8 h, after";
            case INTEREST_RISES -> "open interest up 10 % in 1 h with a flat fund, after";
            case ALL_LIGHTS -> "somebody with all five lights, after";
        };
    }

    /** Lights that nobody lit are no sign that there was no danger. */
    private String firstSeen(VenueRun run, Signal signal) {
        if (signal == Signal.ALL_LIGHTS && run.lights().isEmpty()) {
            return NONE;
        }
        return outcomes.of(run).warnings().stream()
                .filter(warning -> warning.signal() == signal)
                .findFirst()
                .map(warning -> after(OptionalInt.of(warning.step())))
                .orElse(NEVER);
    }

    private List<Line> takings() {
        List<Line> lines = new ArrayList<>();
        if (isAnywhere(o -> o.deleveraged() != 0)) {
            lines.add(row("Winners deleveraged", o -> Dollars.grouped(o.deleveraged())));
        }
        if (comparison.runs().stream().anyMatch(run -> run.deleveragedNotional() != 0)) {
            lines.add(runRow("Notional of deleveraged winners", run -> money(run.deleveragedNotional())));
        }
        lines.addAll(haircut("in deleveraging", Haircuts::adl));
        lines.addAll(haircut("from depositors", Haircuts::pool));
        lines.addAll(haircut("from winners together", Haircuts::socialised));
        lines.add(row("Paid by the margin of forced closes", o -> money(o.paidByMargin())));
        lines.add(row("Left to the owners of forced closes", o -> money(o.residualReturned())));
        return lines;
    }

    /** Nothing where nothing was taken in this way, nor should have been. */
    private List<Line> haircut(String way, Function<Haircuts, Haircut> kind) {
        if (!isAnywhere(o -> !kind.apply(o.haircuts()).isNothing())) {
            return List.of();
        }
        return List.of(
                row("Taken " + way, o -> money(kind.apply(o.haircuts()).taken())),
                row(
                        "least that was needed " + way,
                        o -> money(kind.apply(o.haircuts()).least())),
                row(
                        "taken beyond need " + way,
                        o -> money(kind.apply(o.haircuts()).excess())));
    }

    private boolean isAnywhere(Predicate<Outcome> there) {
        return comparison.columns().stream().anyMatch(column -> there.test(outcomes.of(column.run())));
    }

    private List<Line> depositors() {
        List<Line> lines = new ArrayList<>(List.of(
                row("Depositors' result", OutcomeTable::resultOfDeposits),
                row("Depositors' return", o -> ofDeposits(o, o.lp().ratio())),
                row("Depositors' deepest fall", o -> ofDeposits(o, o.lp().fall().ratio())),
                row("Phantom net assets, highest", o -> money(o.lp().phantomPeak()))));
        if (comparison.runs().stream().anyMatch(run -> !run.lpRun().exits().isEmpty())) {
            lines.add(runRow("Gain of depositors who ran", OutcomeTable::gainOfLeavers));
        }
        return lines;
    }

    private List<Line> keepers() {
        return List.of(
                runRow("Keepers' rewards less oracle fees", run -> ofKeepers(run, KeeperOutcome::beforeGas)),
                runRow(
                        "Keepers' gas",
                        run -> ofKeepers(run, keeper -> keeper.gas().dollars())),
                runRow("Keepers' profit", run -> ofKeepers(run, KeeperOutcome::profit)),
                runRow("Refused liquidations", OutcomeTable::liquidationsRefused),
                runRow("Blocks with withdrawals stopped", OutcomeTable::blocksHeldBack));
    }

    private Line row(String name, Function<Outcome, String> figure) {
        return runRow(name, run -> figure.apply(outcomes.of(run)));
    }

    private Line runRow(String name, Function<VenueRun, String> figure) {
        return new Line(
                name,
                comparison.columns().stream()
                        .map(column -> Cell.of(figure.apply(column.run())))
                        .toList());
    }

    private static String gainOfLeavers(VenueRun run) {
        return run.kind() == Kind.CEX ? NONE : money(run.lpRun().gainOfLeavers());
    }

    private String beyondOthers(VenueRun run) {
        return outcomes.divergence(run).map(d -> percent(d.fromOthers())).orElse(NONE);
    }

    private String ofKeepers(VenueRun run, ToLongFunction<KeeperOutcome> figure) {
        return run.kind() == Kind.CEX
                ? NONE
                : money(figure.applyAsLong(outcomes.of(run).keeper()));
    }

    private static String liquidationsRefused(VenueRun run) {
        return run.kind() == Kind.CEX ? NONE : Dollars.grouped(run.hindrance().liquidationsRefused());
    }

    private static String blocksHeldBack(VenueRun run) {
        return run.kind() == Kind.CEX ? NONE : Dollars.grouped(run.hindrance().blocksHeldBack());
    }

    private static String covered(Outcome outcome, int place) {
        FundCover.Coverage coverage = outcome.cover().coverages().get(place);
        return percent(coverage.ratio());
    }

    private static String ofDeposits(Outcome outcome, long ratio) {
        return outcome.lp().deposits() == 0 ? NONE : percent(OptionalLong.of(ratio));
    }

    private static String resultOfDeposits(Outcome outcome) {
        return outcome.lp().deposits() == 0 ? NONE : money(outcome.lp().result());
    }

    private static String money(long microDollars) {
        return Dollars.plain(microDollars);
    }

    /** In percent with two decimals, rounded towards minus infinity. */
    static String percent(OptionalLong ratio) {
        return ratio.isEmpty() ? NONE : Percent.ofRatio(ratio.getAsLong());
    }

    private String after(OptionalInt step) {
        return step.isEmpty()
                ? NONE
                : seconds(OptionalLong.of(
                        step.getAsInt() * comparison.tape().grid().stepMillis()));
    }

    private static String seconds(OptionalLong millis) {
        return millis.isEmpty() ? NONE : Dollars.grouped(millis.getAsLong() / SECOND) + " s";
    }
}
