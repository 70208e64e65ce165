package io.backstop.keeper;

import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.model.venue.AccountChoice;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.Health;
import io.backstop.model.venue.RewardCheck;
import org.jspecify.annotations.Nullable;

/** By which price a keeper judges, and how healthy an account and whose turn it is at it. */
public interface Sight {

    /** The price that decides (1e-8 dollar); 0 before the first. */
    long markPrice();

    /** An open position at that price, with what it owes in the newest block. */
    Health health(int account);

    /** Whose winners' turn it is at that price. */
    DeleveragingDue due(DeleveragerGateway deleverager);

    /** By how many prices it judges one after the other; none if it has to wait for one. */
    default int choices() {
        return 1;
    }

    /** Turns to one of {@link #choices}, from 0. */
    default void choose(int which) {}

    /** Whether it pays to bring the price that it judges by; null if it brings none or does not ask. */
    default @Nullable RewardCheck reward() {
        return null;
    }

    /** Whom of the liquidatable it takes; null if all. */
    default @Nullable AccountChoice selection() {
        return null;
    }

    /** What the market itself says: all that there is where a publisher brings the prices. */
    static Sight of(PerpMarketGateway market) {
        return new Sight() {
            @Override
            public long markPrice() {
                return market.markPrice();
            }

            @Override
            public Health health(int account) {
                return market.health(account);
            }

            @Override
            public DeleveragingDue due(DeleveragerGateway deleverager) {
                return deleverager.due();
            }
        };
    }
}
