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

/** Puts one feed's updates on a shelf, from which others take them to the chain. */
final class ServedFeed extends PlayedFeed {

    private final FeedSource.Signed source;
    private final SignerReports signed;
    private final ReportShelf shelf;
    private final Consumer<String> told;

    /**
     * A feed that goes on after the last report its contract accepted.
     *
     * @param target the contract and what can be had for it
     * @param source how its reports are made
     * @param lastTime publish time of the last report on the chain, epoch seconds
     * @param told of each update that can be had
     */
    ServedFeed(FeedTarget target, FeedSource.Signed source, long lastTime, ReportShelf shelf, Consumer<String> told) {
        super(target, lastTime);
        signed = new SignerReports(source, target.tape());
        this.source = source;
        this.shelf = shelf;
        this.told = told;
    }

    /** A report holds from a second after the one before it, the first from its own. */
    @Override
    void letGo(OracleUpdate update, long publishTime) {
        long shift = publishTime - update.publishTime();
        long validFrom = count().accepted() == 0 ? publishTime : lastTime() + 1;
        Report onTape = source.figures().report(update, validFrom - shift);
        List<SignerReport> votes = signed.of(onTape).stream()
                .map(vote -> new SignerReport(vote.signer(), shifted(vote.report(), shift)))
                .toList();
        shelf.add(new ServedUpdate(update.price(), publishTime, votes));
        goOnAfter(publishTime);
        count(count().plusAccepted(update.price()));
        told.accept(name() + " " + Decimals.format(update.price(), Decimals.PRICE) + " at " + publishTime);
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

    /** What is on the shelf has arrived. */
    @Override
    boolean isUnderway() {
        return false;
    }

    @Override
    void tend() {}

    @Override
    void finish() {}
}
