package io.backstop.model.cex;

import io.backstop.model.cex.maker.MakerStanding;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.Episode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Whose the quotes are that were filled. Makers with unlimited margin are told apart by number and are one account of the
 * ledger; one with margin is an account like a trader's, which keeps its cash while it has no position.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class QuotingParties {

    private final Traders traders;
    private final List<Party> unlimited = new ArrayList<>();
    private final List<Party> idle = new ArrayList<>();
    private final Queue<Deficit> deficits = new ArrayDeque<>();
    private int firstAccount;
    private long mark;

    /**
     * A maker whose quote was filled so badly that it has closed its position and owes money.
     *
     * @param episode its position before that
     * @param cash what it had before that
     * @param received for the position, the contract's money
     */
    record Deficit(int account, Episode episode, long cash, long received) {}

    /** With the one maker of a book that quotes by itself. */
    QuotingParties(Traders traders) {
        this.traders = traders;
        addUnlimited();
    }

    /** Adds a maker that may owe any amount; returns its number in the book. */
    final int addUnlimited() {
        unlimited.add(new Party(Account.MARKET_MAKER, 0, 0));
        return Clearing.MARKET_MAKER_ID - unlimited.size() + 1;
    }

    /** Adds a maker whose account is told; accounts follow each other. It has nothing yet. */
    Party addMargined(int account) {
        firstAccount = idle.isEmpty() ? account : firstAccount;
        Party party = new Party(Account.trader(account), 0, 0);
        idle.add(party);
        return party;
    }

    /** Whether an account is a maker's. */
    boolean isMaker(int account) {
        return account >= firstAccount && account < firstAccount + idle.size();
    }

    /** The mark at which makers' margins are judged from now on. */
    void mark(long price) {
        mark = price;
    }

    /** Who trades when a quote of this number is filled; what it does then has to be told to {@link #filled}. */
    Party of(int owner) {
        if (owner <= Clearing.MARKET_MAKER_ID) {
            return unlimited.get(Clearing.MARKET_MAKER_ID - owner);
        }
        return traders.isOpen(owner) ? traders.party(owner) : idle.get(owner - firstAccount);
    }

    /** What a maker has at a price, of which a fee can be taken. */
    long means(int owner, Party party, long price) {
        return owner <= Clearing.MARKET_MAKER_ID
                ? TradingFees.UNLIMITED
                : Math.addExact(party.cash(), traders.terms().value().at(party.size(), price));
    }

    /** Writes back what a fill at a price has made of a maker. */
    void filled(int owner, Party party, long price, int step) {
        if (owner <= Clearing.MARKET_MAKER_ID) {
            return;
        }
        if (!traders.isOpen(owner)) {
            traders.raiseLimit(party, price);
            traders.open(party, price, step);
            idle.set(owner - firstAccount, new Party(party.account(), 0, 0));
        } else if (party.size() == 0) {
            close(owner, party, step);
        } else {
            traders.add(party, price, step);
        }
    }

    /** A maker that was closed keeps its cash, instead of being paid out. */
    void rest(int account, long cash) {
        idle.set(account - firstAccount, new Party(Account.trader(account), cash, 0));
    }

    /** Cash of a maker without a position. */
    long idleCash(int account) {
        return isMaker(account) ? idle.get(account - firstAccount).cash() : 0;
    }

    /** A maker without a position; its cash may be changed. */
    Party idle(int account) {
        return idle.get(account - firstAccount);
    }

    /** The next maker that owes money and has no position, or null. */
    @Nullable
    Deficit nextDeficit() {
        return deficits.poll();
    }

    /** All makers that may owe any amount. */
    List<Party> unlimited() {
        return unlimited;
    }

    /** What a maker with unlimited margin holds. */
    MakerStanding standing(Party party) {
        return new MakerStanding() {

            @Override
            public long size() {
                return party.size();
            }

            @Override
            public boolean isLiquidatable() {
                return false;
            }
        };
    }

    /** What a maker with margin holds, and whether it has too little at the mark, or nothing at all. */
    MakerStanding standing(int account) {
        return new MakerStanding() {

            @Override
            public long size() {
                return traders.size(account);
            }

            @Override
            public boolean isLiquidatable() {
                return traders.isOpen(account)
                        ? traders.isLiquidatable(account, mark)
                        : idle.get(account - firstAccount).cash() <= 0;
            }
        };
    }

    private void close(int account, Party party, int step) {
        if (party.cash() < 0) {
            long cash = traders.cash(account);
            deficits.add(new Deficit(account, traders.episode(account, step), cash, party.cash() - cash));
        }
        traders.remove(account);
        rest(account, party.cash());
    }
}
