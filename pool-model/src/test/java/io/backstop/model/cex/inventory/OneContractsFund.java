package io.backstop.model.cex.inventory;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.MarketPresence;

/** A fund on which no other contract draws. */
record OneContractsFund(Fund fund, MarketPresence presence) implements FundStanding {

    @Override
    public long balance() {
        return fund.balance();
    }

    @Override
    public long heldElsewhere() {
        return 0;
    }

    @Override
    public boolean isPresent(long time) {
        return presence.isPresent(time);
    }
}
