package io.backstop.keeper.reports;

import io.backstop.keeper.log.EventLog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks a server again and again, so that nobody waits for its answer. What it found may be read by any thread. */
final class ReportWatch implements AutoCloseable {

    private static final long ASK_MILLIS = 100;

    private final ReportServer server;
    private final EventLog log;
    private final Thread thread;
    private volatile @Nullable ServedReports newest;
    private volatile Runnable news = () -> {};
    private boolean isUnusable;

    /** Begins at once. */
    ReportWatch(ReportServer server, EventLog log) {
        this.server = server;
        this.log = log;
        thread = Thread.ofPlatform().daemon().name("reports").unstarted(this::watch);
    }

    /** The newest that was served; null before the first. */
    @Nullable
    ServedReports newest() {
        return newest;
    }

    /** Goes on until it is closed, and has somebody told of what is newer than before. */
    void start(Runnable told) {
        news = told;
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                ask();
                TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The newest is what is served last, whatever time it bears: the feed decides. */
    void ask() throws InterruptedException {
        try {
            ServedReports served = server.newest();
            if (served != null && !served.equals(newest)) {
                newest = served;
                news.run();
            }
            if (isUnusable) {
                log.info("reports-usable");
            }
            isUnusable = false;
        } catch (IOException e) {
            if (!isUnusable) {
                log.warn("reports-unusable", "why", String.valueOf(e.getMessage()));
            }
            isUnusable = true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        server.close();
    }
}
