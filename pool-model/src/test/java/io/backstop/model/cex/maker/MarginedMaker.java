package io.backstop.model.cex.maker;

import io.backstop.model.cex.margin.MarginAccount;

/**
 * A market maker with an account like anybody else's, one way, in one market.
 *
 * @param owner its number in the book
 * @param account cash and position; traded by {@link MakerAccounts} or by the venue
 * @param market where it quotes
 */
public record MarginedMaker(int owner, MarginAccount account, int market) implements MakerStanding {

    private static final int NONE = -1;

    @Override
    public long size() {
        int isLong = account.slotOf(market, true);
        int slot = isLong == NONE ? account.slotOf(market, false) : isLong;
        return slot == NONE ? 0 : account.size(slot);
    }

    @Override
    public boolean isLiquidatable() {
        return account.isLiquidatable();
    }
}
