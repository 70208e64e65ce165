package io.backstop.keeper;

import io.backstop.contracts.gateway.CarryGateway;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.DeleveragingPolicy;
import io.backstop.model.venue.KeeperSources;
import io.backstop.model.venue.KeeperView;
import org.jspecify.annotations.Nullable;

/** What a keeper asks the contracts of a market on a chain, which it finds from the market. */
final class ChainSources {

    private final PerpMarketGateway market;
    private final MarketRules rules;
    private final @Nullable CarryGateway carry;
    private final @Nullable DeleveragerGateway deleverager;
    private final @Nullable ShortfallsGateway shortfalls;

    private ChainSources(PerpMarketGateway market) {
        this.market = market;
        rules = market.rules();
        carry = market.carry();
        deleverager = market.deleverager();
        shortfalls = market.shortfalls();
    }

    /** A view of this market that knows nobody yet. */
    static KeeperView newView(PerpMarketGateway market) {
        return new ChainSources(market).newView();
    }

    private KeeperView newView() {
        KeeperSources sources =
                new KeeperSources(carry == null ? null : market::health, this::fundingOwed, this::due, this::windowEnd);
        DeleveragingPolicy policy =
                deleverager == null ? null : new DeleveragingPolicy(deleverager.rankRule(), rules.sizeUnit());
        return new KeeperView(rules, sources, policy);
    }

    private long fundingOwed(int account) {
        if (carry == null) {
            return 0;
        }
        OpenPosition held = market.position(account);
        return carry.fundingOwed(account, MarginMaths.signedNotional(held.size(), held.entryPrice(), rules.sizeUnit()));
    }

    private DeleveragingDue due() {
        return deleverager == null ? DeleveragingDue.NOBODY : deleverager.due();
    }

    private long windowEnd() {
        return shortfalls == null ? 0 : shortfalls.windowEnd();
    }
}
