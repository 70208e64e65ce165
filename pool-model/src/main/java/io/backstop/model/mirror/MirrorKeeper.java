package io.backstop.model.mirror;

import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.venue.FlagBook;
import io.backstop.model.venue.KeeperCall;
import io.backstop.model.venue.KeeperOutbox;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.ReportedBatch;
import io.backstop.model.venue.VenueReports;
import org.jspecify.annotations.Nullable;

/** What one keeper decides at the end of a step. Not thread safe. */
final class MirrorKeeper {

    private static final int[] NOBODY = {};

    private final KeeperView view;
    private final @Nullable FlagBook book;
    private final VenueReports reports;
    private final BlockTimes times;
    private final KeeperOutbox outbox;
    private final int mostPerBlock;

    /**
     * A keeper of one venue.
     *
     * @param book the flags that its view knows; null if nobody is flagged
     * @param outbox takes what it decides
     */
    MirrorKeeper(
            KeeperView view,
            @Nullable FlagBook book,
            VenueReports reports,
            BlockTimes times,
            KeeperOutbox outbox,
            int mostPerBlock) {
        this.view = view;
        this.book = book;
        this.reports = reports;
        this.times = times;
        this.outbox = outbox;
        this.mostPerBlock = mostPerBlock;
    }

    /** What it knows. */
    KeeperView view() {
        return view;
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, Priced feed) {
        if (book != null) {
            book.landsAt(times.expected(step, outbox.lands(step)));
        }
        int left = mostPerBlock;
        for (int which = 0; which < reports.choices() && left > 0; which++) {
            reports.choose(which);
            int[] accounts = view.decide(reports.markPrice(feed.price()), left);
            hold(step, KeeperCall.Kind.LIQUIDATION, book == null ? accounts : book.ripe(accounts));
            hold(step, KeeperCall.Kind.FLAGGING, book == null ? NOBODY : book.unflagged(accounts));
            left -= accounts.length;
        }
        decideLastResort(step, feed);
    }

    /** By the newest price: who waited long enough, and who is to be closed although he does not want to. */
    private void decideLastResort(int step, Priced feed) {
        if (view.decideWriteOff(times.block(step))) {
            outbox.hold(step, KeeperCall.writeOff());
        }
        if (reports.choices() == 0) {
            return;
        }
        reports.choose(reports.choices() - 1);
        int[] named = view.decideDeleveraging(reports.markPrice(feed.price()));
        if (named.length > 0) {
            outbox.hold(step, new KeeperCall(KeeperCall.Kind.DELEVERAGING, new ReportedBatch(named, reports.chosen())));
        }
    }

    private void hold(int step, KeeperCall.Kind kind, int[] accounts) {
        if (accounts.length > 0) {
            outbox.hold(step, new KeeperCall(kind, new ReportedBatch(accounts, reports.chosen())));
            reports.sent(step);
        }
    }
}
