package io.backstop.model.mirror.gate;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.feed.ReportFeed;

/** A feed that says what a test tells it to say. */
public final class ScriptedFeed implements ReportFeed {

    private Report report = Report.NONE;
    private long average;
    private long resumedAt;

    /** The next thing to say. */
    public void say(long price, long confidence, long newAverage, long publishTime) {
        report = new Report(price, confidence, price, price, publishTime, publishTime);
        average = newAverage;
    }

    /** A silence that ended then. */
    public void resume(long seconds) {
        resumedAt = seconds;
    }

    @Override
    public Report report() {
        return report;
    }

    @Override
    public long average() {
        return average;
    }

    @Override
    public long resumedAt() {
        return resumedAt;
    }
}
