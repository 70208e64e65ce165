package io.backstop.simulator.live;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.SignerReport;
import io.backstop.model.scenario.SignerReports;
import io.backstop.model.units.Decimals;
import io.backstop.simulator.reports.ReportShelf;
import io.backstop.simulator.reports.ServedUpdate;
import java.util.List;
import java.util.function.Consumer;

/** Puts one feed's updates on a shelf, from which others take them to the chain. Not thread safe but where it says so. */
public final class ServedFeed implements PlayedFeed {

    private final String name;
    private final HeldUpdate held;
    private final FeedSource.Signed source;
    private final SignerReports signed;
    private final ReportShelf shelf;
    private final Consumer<String> told;
    private volatile long lastTime;
    private volatile FeedCount count = FeedCount.NONE;

    /**
     * A feed that goes on after the last report its contract accepted.
     *
     * @param target the contract and what can be had for it
     * @param source how its reports are made
     * @param lastTime publish time of the last report on the chain, epoch seconds
     * @param told of each update that can be had
     */
    public ServedFeed(
            FeedTarget target, FeedSource.Signed source, long lastTime, ReportShelf shelf, Consumer<String> told) {
        name = target.name();
        held = new HeldUpdate(target.tape());
        signed = new SignerReports(source, target.tape());
        this.source = source;
        this.lastTime = lastTime;
        this.shelf = shelf;
        this.told = told;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FeedCount count() {
        return count;
    }

    @Override
    public long lastTime() {
        return lastTime;
    }

    @Override
    public boolean landsIn(int step) {
        return held.landsIn(step);
    }

    @Override
    public boolean holds() {
        return held.isThere();
    }

    /** What is on the shelf has arrived. */
    @Override
    public boolean isUnderway() {
        return false;
    }

    @Override
    public void land(int step) {
        if (held.replace(step)) {
            count = count.plusSuperseded();
        }
    }

    @Override
    public void release(long shift, long now) {
        OracleUpdate update = held.take(lastTime, now);
        if (update != null) {
            long stamp = HeldUpdate.stamp(update, shift, lastTime, now);
            serve(update, stamp, stamp - update.publishTime());
        }
    }

    /** A report holds from a second after the one before it, the first from its own. */
    private void serve(OracleUpdate update, long stamp, long shift) {
        long validFrom = count.accepted() == 0 ? stamp : lastTime + 1;
        Report onTape = source.figures().report(update, validFrom - shift);
        List<SignerReport> votes = signed.of(onTape).stream()
                .map(vote -> new SignerReport(vote.signer(), shifted(vote.report(), shift)))
                .toList();
        shelf.add(new ServedUpdate(update.price(), stamp, votes));
        lastTime = stamp;
        count = count.plusAccepted(update.price());
        told.accept(name + " " + Decimals.format(update.price(), Decimals.PRICE) + " at " + stamp);
    }

    private static Report shifted(Report report, long shift) {
        return new Report(
                report.price(),
                report.confidence(),
                report.bid(),
                report.ask(),
                report.publishTime() + shift,
                report.validFrom() + shift);
    }

    @Override
    public void tend() {}

    @Override
    public void finish() {}
}
