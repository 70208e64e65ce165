package io.backstop.model.cex;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundScope;
import io.backstop.model.cex.fund.FundSpec;
import io.backstop.model.cex.fund.Presences;
import io.backstop.model.cex.inventory.FundStanding;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.units.Millis;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The insurance fund as a party: its cash is what the fund can pay, and each payment is an entry of its history. Of a fund that others draw on too the
 * money may lie in another contract's ledger. Not thread safe.
 */
final class FundParty extends Party {

    /** The one contract of a fund on which no other draws. */
    static final int CONTRACT = 0;

    private Fund fund = fund(0, Millis.EIGHT_HOURS);
    private int contract = CONTRACT;
    private @Nullable Clearing home;
    private long most = SharedFundSpec.NO_CAP;
    private Presences presences = new Presences();
    private LongSupplier heldElsewhere = () -> 0;
    private long booked;
    private long hosted;
    private long time;

    /** A fund without capital. */
    FundParty() {
        super(Account.INSURANCE_FUND, 0, 0);
    }

    /** Begins with a capital and looks for its peak in a window; nothing may have happened before. */
    void open(long capital, long windowMillis) {
        fund = fund(capital, windowMillis);
        booked = capital;
    }

    /**
     * Draws on a fund from now on.
     *
     * @param contract number of the contract whose party this is
     * @param home where its money lies; null if here
     * @param most what the contract may cost it less what it brings; {@link SharedFundSpec#NO_CAP} for all
     * @param presences whether funds take positions over, the same for all who draw on one
     */
    void drawOn(Fund fund, int contract, @Nullable Clearing home, long most, Presences presences) {
        this.presences = presences;
        this.fund = fund;
        this.contract = contract;
        this.home = home;
        this.most = most;
    }

    Fund fund() {
        return fund;
    }

    /** Says what the fund holds in other contracts, micro-dollars at their marks. */
    void holdsElsewhere(LongSupplier notional) {
        heldElsewhere = notional;
    }

    /** The fund of any time as somebody who takes positions over, until it has lost this share of its peak (1e-9). */
    FundStanding standing(long lossRatio) {
        return new FundStanding() {
            @Override
            public long balance() {
                return fund.balance();
            }

            @Override
            public long heldElsewhere() {
                return heldElsewhere.getAsLong();
            }

            @Override
            public boolean isPresent(long now) {
                return presences.of(fund, lossRatio).isPresent(now);
            }
        };
    }

    /** Keeps money that the company puts into a fund that others draw on, too, and that lies here. */
    void supply(Fund shared, long amount) {
        booked = Math.addExact(booked, amount);
        shared.inject(time, amount);
    }

    /** Where its money lies; null if here. */
    @Nullable
    Clearing home() {
        return home;
    }

    /** Epoch milliseconds of the payments that come from now on. */
    void moveTo(long now) {
        time = now;
    }

    /** What the fund can pay here. */
    @Override
    long cash() {
        return most == SharedFundSpec.NO_CAP
                ? fund.balance()
                : Math.max(0, Math.min(fund.balance(), Math.addExact(most, fund.result(contract))));
    }

    @Override
    long booked() {
        return booked;
    }

    /** Money of a fund between its home and another contract is no change of the fund. */
    @Override
    void receive(long amount, Reason reason) {
        if (amount == 0) {
            return;
        }
        booked = Math.addExact(booked, amount);
        if (reason != Reason.SHARED_FUND) {
            fund.move(time, contract, FundFlows.of(reason), amount);
        }
    }

    /** Capital of funds that others draw on, too, and that lie here. */
    long hosted() {
        return hosted;
    }

    /** Keeps the capital of a fund that others draw on, too. */
    void host(long capital) {
        hosted = Math.addExact(hosted, capital);
        booked = Math.addExact(booked, capital);
    }

    @Override
    void trade(long traded, long paid) {
        throw new IllegalStateException("the fund holds its positions through the engine");
    }

    /** A fund of one contract with this capital, which looks for its peak in a window. */
    static Fund fund(long capital, long windowMillis) {
        return new Fund(new FundSpec("insuranceFund", new FundScope.Everything(), capital, windowMillis));
    }
}
