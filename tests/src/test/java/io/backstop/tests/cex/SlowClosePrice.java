package io.backstop.tests.cex;

import io.backstop.model.scenario.BookDeleveragingSpec.Price;

/** What a winner pays for a part of a lot that he took at the mark: what another price would have cost him more. */
record SlowClosePrice(Price rule, SlowMaths maths, long mark, long index, long previousIndex) {

    /** The close price of a lot, rounded in favour of the account; FTX's towards the mark. */
    long of(SlowLot lot) {
        return switch (rule) {
            case BANKRUPTCY -> lot.bankruptcyPrice;
            case MARK -> mark;
            case PREVIOUS_ORACLE -> previousIndex;
            case ORACLE_IMPLIED_ZERO -> zeroPrice(lot, index);
            case FTX -> {
                long zero = zeroPrice(lot, mark);
                yield mark > zero ? SlowMaths.ceil(2 * zero + mark, 1, 3) : SlowMaths.floor(2 * zero + mark, 1, 3);
            }
        };
    }

    /** At the bankruptcy price all that the part loses, else its size times the distance from the mark. */
    long payment(long part, long price, long loss) {
        return Math.max(0, rule == Price.BANKRUPTCY ? loss : maths.worth(part, price - mark));
    }

    /** As much of {@code wanted} as a budget pays for. */
    long affordable(SlowLot lot, long wanted, long price, long budget) {
        if (rule == Price.BANKRUPTCY) {
            return lot.affordable(wanted, mark, budget);
        }
        if (payment(wanted, price, 0) <= budget) {
            return wanted;
        }
        return Long.signum(wanted) * SlowMaths.floor(budget, maths.sizeUnit() * 100, Math.abs(price - mark));
    }

    /** Where what was taken over is worth what it cost, seen from a price. */
    private long zeroPrice(SlowLot lot, long from) {
        long equity = maths.worth(lot.size, from) - lot.cost;
        long distance = SlowMaths.floor(equity, maths.sizeUnit() * 100, Math.abs(lot.size));
        return Math.max(1, from - Long.signum(lot.size) * distance);
    }
}
