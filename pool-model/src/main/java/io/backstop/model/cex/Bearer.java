package io.backstop.model.cex;

import io.backstop.model.ledger.Reason;

/** Who bears what lots lose, and keeps what they bring more: the fund, or a vault and behind it the fund. */
record Bearer(Clearing clearing, Party party) {

    /** What it has, with those behind the fund. */
    long balance() {
        return party == clearing.fund() ? clearing.firstLoss().balance() : party.cash();
    }

    /** What it can pay now. */
    long means() {
        return party == clearing.fund() ? clearing.firstLoss().canPay() : Math.max(0, party.cash());
    }

    /** Pays a loss as far as there is money; returns what is missing. */
    long pay(Party to, long loss) {
        if (party == clearing.fund()) {
            return clearing.payFromFund(to, loss);
        }
        long own = Math.min(loss, means());
        clearing.pay(party, to, own, Reason.SHORTFALL);
        return clearing.payFromFund(to, loss - own);
    }

    /** Keeps a surplus. */
    void keep(Party from, long amount) {
        clearing.pay(from, party, amount, Reason.LIQUIDATION_SURPLUS);
    }
}
