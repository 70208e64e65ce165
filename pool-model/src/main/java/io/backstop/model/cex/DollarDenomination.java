package io.backstop.model.cex;

import io.backstop.model.venue.Attribution;

/** A linear contract: sizes are coins and money is dollars, as in the scenario. */
record DollarDenomination(Valuation value) implements Denomination {

    @Override
    public boolean isCoin() {
        return false;
    }

    @Override
    public long size(long coins, long price) {
        return coins;
    }

    @Override
    public long coin(long price) {
        return value.contract().sizeUnit();
    }

    @Override
    public long money(long dollars, long price) {
        return dollars;
    }

    @Override
    public long dollars(long money, long price) {
        return money;
    }

    @Override
    public long notional(long size, long price) {
        return value.notional(size, price);
    }

    @Override
    public long booked(int step, long loss) {
        return loss;
    }

    @Override
    public Attribution dollars(Attribution causes, long price, long dollars) {
        return causes;
    }
}
