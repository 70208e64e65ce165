package io.backstop.simulator.scenario;

import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a pool's feeds have what its mechanisms ask of its prices. */
final class WholeReports {

    private static final String NEEDED = "needs whole reports: oracle.source must be of kind pull";

    private WholeReports() {}

    /** Refuses what the venue's feeds cannot serve, at the place where it stands. */
    static void check(Node venue, VenueSpec.Pool pool) {
        AskedFeeds.check(venue, pool);
        checkGuards(venue.list("guards"), pool);
        checkClosing(venue.optional("orders"), pool);
        if (pool.mechanisms().priceImpact() instanceof PriceImpactSpec.BidAskFill) {
            checkClosing(venue.optional("priceImpact"), pool);
        }
        if (pool.markFeed().source() instanceof FeedSource.Push) {
            refuse(venue.optional("reportBounds"));
            refuseChoice(venue.optional("keeper"));
        } else if (closesAtPreviousMark(pool.mechanisms())) {
            throw venue.required("lastResort")
                    .required("deleveraging")
                    .required("price")
                    .mistake("needs an oracle.source of kind push: a pulled feed keeps no price but the last");
        }
    }

    private static void checkGuards(List<Node> guards, VenueSpec.Pool pool) {
        boolean isPushed = pool.markFeed().source() instanceof FeedSource.Push;
        for (int i = 0; i < guards.size(); i++) {
            GateSpec spec = pool.mechanisms().guards().get(i);
            if (isPushed && readsReports(spec)) {
                refuse(guards.get(i));
            }
            if (spec instanceof GateSpec.ReferenceGuard guard
                    && !(guard.reference().source() instanceof FeedSource.Push)) {
                throw guards.get(i).required("oracle").required("source").mistakeWithoutValue("must be of kind push");
            }
        }
    }

    private static boolean readsReports(GateSpec spec) {
        return spec instanceof GateSpec.PriceGuard
                || (spec instanceof GateSpec.ResumeGrace grace && !grace.ofSequencer());
    }

    /** Orders, and fills at bid and ask, are carried out by the report at which positions are closed. */
    private static void checkClosing(@Nullable Node section, VenueSpec.Pool pool) {
        FeedSpec execution = pool.executionFeed();
        if (section != null && execution != null && execution.source() instanceof FeedSource.Push) {
            throw section.mistakeWithoutValue("needs whole reports: executionOracle.source must be of kind pull");
        } else if (execution == null && pool.markFeed().source() instanceof FeedSource.Push) {
            refuse(section);
        }
    }

    private static boolean closesAtPreviousMark(Mechanisms mechanisms) {
        LastResortSpec lastResort = mechanisms.lastResort();
        DeleveragingSpec deleveraging = lastResort == null ? null : lastResort.deleveraging();
        return deleveraging != null && deleveraging.priceRule() == DeleveragingSpec.PriceRule.PREVIOUS_MARK;
    }

    private static void refuseChoice(@Nullable Node keeper) {
        refuse(keeper == null ? null : keeper.optional("reportChoice"));
    }

    private static void refuse(@Nullable Node section) {
        if (section != null) {
            throw section.mistakeWithoutValue(NEEDED);
        }
    }
}
