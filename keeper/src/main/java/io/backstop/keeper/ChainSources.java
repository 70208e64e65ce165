package io.backstop.keeper;

import io.backstop.contracts.gateway.CarryGateway;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.DeleveragingPolicy;
import io.backstop.model.venue.FlagBook;
import io.backstop.model.venue.KeeperSources;
import io.backstop.model.venue.KeeperView;
import org.jspecify.annotations.Nullable;

/** What a keeper asks the contracts of a market on a chain, which it finds from the market. */
final class ChainSources {

    private final PerpMarketGateway market;
    private final Sight sight;
    private final long sizeUnit;
    private final @Nullable CarryGateway carry;
    private final @Nullable DeleveragerGateway deleverager;
    private final @Nullable ShortfallsGateway shortfalls;

    private ChainSources(PerpMarketGateway market, Sight sight) {
        this.market = market;
        this.sight = sight;
        sizeUnit = market.rules().sizeUnit();
        carry = market.carry();
        deleverager = market.deleverager();
        shortfalls = market.shortfalls();
    }

    /**
     * A view of this market that knows nobody yet.
     *
     * @param flags what comes before a liquidation; null if nothing does
     */
    static KeeperView newView(PerpMarketGateway market, Sight sight, @Nullable FlagBook flags) {
        return new ChainSources(market, sight).newView(flags);
    }

    private KeeperView newView(@Nullable FlagBook flags) {
        KeeperSources sources = new KeeperSources(
                market.healthMustBeRead() ? sight::health : null,
                this::fundingOwed,
                this::due,
                this::windowEnd,
                sight.reward(),
                sight.selection());
        DeleveragingPolicy policy =
                deleverager == null ? null : new DeleveragingPolicy(deleverager.rankRule(), sizeUnit);
        return new KeeperView(market.widestRules(), sources, policy, flags);
    }

    private long fundingOwed(int account) {
        if (carry == null) {
            return 0;
        }
        OpenPosition held = market.position(account);
        return carry.fundingOwed(account, MarginMaths.signedNotional(held.size(), held.entryPrice(), sizeUnit));
    }

    private DeleveragingDue due() {
        return deleverager == null ? DeleveragingDue.NOBODY : sight.due(deleverager);
    }

    private long windowEnd() {
        return shortfalls == null ? 0 : shortfalls.windowEnd();
    }
}
