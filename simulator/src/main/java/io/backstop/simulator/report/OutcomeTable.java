package io.backstop.simulator.report;

import io.backstop.model.outcome.FundCover;
import io.backstop.model.outcome.KeeperOutcome;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.simulator.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What the replays amount to, one column for each venue. */
final class OutcomeTable {

    private static final String NONE = "–";
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
                "How far funds reached, how long it took, and what was taken beyond need; summary.json has the rest."
                        + " Ratios are in percent, times in seconds.",
                new OutcomeTable(comparison, outcomes).table());
    }

    private Html table() {
        List<String> header = new ArrayList<>(List.of("Figure"));
        comparison.columns().forEach(column -> header.add(column.name()));
        return FigureTable.ofFigures(
                "Outcomes of every venue",
                header,
                List.of(
                        row(
                                "Fund over open interest, start",
                                o -> percent(o.cover().ratioAtStart())),
                        row(
                                "Fund over open interest, least",
                                o -> percent(o.cover().leastRatio())),
                        row("Fund over the shortfall of 95 % of liquidations", o -> covered(o, 0)),
                        row("of 99 %", o -> covered(o, 1)),
                        row("of 99.9 %", o -> covered(o, 2)),
                        runRow("Fund's change beyond the others'", this::beyondOthers),
                        row("Fund depleted after", o -> after(o.fund().depletedAt())),
                        row("First liquidation after", o -> after(o.times().firstLiquidation())),
                        row("First deleveraging after", o -> after(o.times().firstAdl())),
                        row("Trigger to close, mean", o -> seconds(o.times().meanToClose())),
                        row("Trigger to close, 99 %", o -> seconds(o.times().slowToClose())),
                        row(
                                "Taken in deleveraging beyond need",
                                o -> money(o.haircuts().adl().excess())),
                        row(
                                "Taken from depositors for a time",
                                o -> money(o.haircuts().pool().excess())),
                        row(
                                "Socialised beyond need",
                                o -> money(o.haircuts().socialised().excess())),
                        row("Left to the owners of forced closes", o -> money(o.residualReturned())),
                        row("Depositors' return", o -> ofDeposits(o, o.lp().ratio())),
                        row(
                                "Depositors' deepest fall",
                                o -> ofDeposits(o, o.lp().fall().ratio())),
                        row("Phantom net assets, highest", o -> money(o.lp().phantomPeak())),
                        runRow("Keepers' rewards less oracle fees", run -> ofKeepers(run, KeeperOutcome::beforeGas)),
                        runRow(
                                "Keepers' gas",
                                run -> ofKeepers(run, keeper -> keeper.gas().dollars())),
                        runRow("Keepers' profit", run -> ofKeepers(run, KeeperOutcome::profit)),
                        runRow("Refused liquidations", OutcomeTable::liquidationsRefused),
                        runRow("Blocks with withdrawals stopped", OutcomeTable::blocksHeldBack)));
    }

    private Row row(String name, Function<Outcome, String> figure) {
        return runRow(name, run -> figure.apply(outcomes.of(run)));
    }

    private Row runRow(String name, Function<VenueRun, String> figure) {
        return new Row(
                name,
                comparison.columns().stream()
                        .map(column -> Html.text(figure.apply(column.run())))
                        .toList());
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

    private static String money(long microDollars) {
        return Dollars.plain(microDollars);
    }

    /** In percent with two decimals, rounded towards minus infinity. */
    static String percent(OptionalLong ratio) {
        return ratio.isEmpty() ? NONE : Decimals.format(Math.floorDiv(ratio.getAsLong(), 100_000), 2) + " %";
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
