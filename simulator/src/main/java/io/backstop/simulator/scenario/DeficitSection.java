package io.backstop.simulator.scenario;

import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** A {@code safetyModule} of kind {@code deficit}: stake that stands for what lies above an offset (Aave Umbrella). */
final class DeficitSection {

    private DeficitSection() {}

    /**
     * Reads it.
     *
     * @param cooldown seconds that a staker waits
     * @param window seconds in which he may leave after that
     * @param paths reads what a staked token is worth
     */
    static PocketSpec read(Node pocket, long cooldown, long window, PathSection paths) {
        pocket.allowOnly("pocket", "kind", "balance", "offset", "fee", "deferred", "cooldown", "window", "stake");
        Node offset = pocket.optional("offset");
        Node fee = pocket.optional("fee");
        return PocketSpec.deficit(
                Quantity.vaultMoney(pocket.required("balance")),
                new DeficitSpec(
                        offset == null ? 0 : Quantity.money(offset),
                        fee == null ? 0 : Quantity.share(fee),
                        pocket.flag("deferred"),
                        cooldown,
                        window,
                        stake(pocket.optional("stake"), paths)));
    }

    private static @Nullable StakeSpec stake(@Nullable Node stake, PathSection paths) {
        if (stake == null) {
            return null;
        }
        stake.allowOnly("path", "haircut", "buyer", "oracle");
        Node haircut = stake.optional("haircut");
        return new StakeSpec(
                paths.readBook(stake.required("path")),
                haircut == null ? 0 : haircut(haircut),
                Quantity.money(stake.required("buyer")),
                feed(stake.optional("oracle"), paths));
    }

    private static long haircut(Node haircut) {
        long share = Quantity.share(haircut);
        if (share == FixedPoint.RATIO_ONE) {
            throw haircut.mistake("must be less than 100 %");
        }
        return share;
    }

    private static FeedSpec feed(@Nullable Node oracle, PathSection paths) {
        FeedSpec feed = new FeedSection(paths).read(oracle);
        if (oracle != null && !(feed.source() instanceof FeedSource.Push)) {
            throw oracle.required("source").mistakeWithoutValue("must be of kind push");
        }
        return feed;
    }
}
