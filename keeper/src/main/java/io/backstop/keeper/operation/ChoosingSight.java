package io.backstop.keeper.operation;

import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.keeper.Sight;
import io.backstop.model.venue.AccountChoice;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.Health;

/**
 * What a keeper sees, and whom it takes of those it sees.
 *
 * @param seen the price and what follows from it
 */
record ChoosingSight(Sight seen, AccountChoice selection) implements Sight {

    @Override
    public long markPrice() {
        return seen.markPrice();
    }

    @Override
    public Health health(int account) {
        return seen.health(account);
    }

    @Override
    public DeleveragingDue due(DeleveragerGateway deleverager) {
        return seen.due(deleverager);
    }
}
