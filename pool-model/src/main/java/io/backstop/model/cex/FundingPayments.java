package io.backstop.model.cex;

import io.backstop.model.cex.funding.FundingPayment;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;

/**
 * Has all who hold something pay or receive funding, through a pot that is empty before and after. What rounding leaves is the
 * fund's. For lots who bears them pays, as far as he has money, then the fund, and the house the rest. Not thread safe.
 */
final class FundingPayments {

    private final Clearing clearing;
    private final ContractKind contract;
    private final Inventory<?> ofVault;
    private final Party pot;

    /**
     * Payments between the parties of a venue.
     *
     * @param ofVault of the engine's lots those that the vault bears; the others are the fund's
     */
    FundingPayments(Clearing clearing, ContractKind contract, Inventory<?> ofVault) {
        this.ofVault = ofVault;
        this.clearing = clearing;
        this.contract = contract;
        pot = clearing.fundingPot();
    }

    /** Pays a ratio of every notional at a price, from longs to shorts if it is positive. */
    void pay(long rate, long price) {
        Traders traders = clearing.traders();
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account)) {
                payTrader(account, owed(traders.size(account), price, rate));
            }
        }
        for (Party maker : clearing.quoting().unlimited()) {
            pay(maker, owed(maker.size(), price, rate));
        }
        pay(clearing.noise(), owed(clearing.noise().size(), price, rate));
        pay(clearing.house(), owed(clearing.house().size(), price, rate));
        pay(clearing.providers(), owed(clearing.providers().size(), price, rate));
        payForLots(clearing.vault(), owed(ofVault.size(), price, rate));
        payForLots(clearing.fund(), owed(clearing.engine().size() - ofVault.size(), price, rate));
        clearing.pay(pot, clearing.fund(), pot.cash(), Reason.FUNDING_PAYMENT);
    }

    private void payTrader(int account, long owed) {
        Traders traders = clearing.traders();
        Party trader = new Party(Account.trader(account), 0, 0);
        pay(trader, owed);
        traders.charge(account, owed);
    }

    private void payForLots(Party bearer, long owed) {
        long byBearer = Math.min(owed, Math.max(0, bearer.cash()));
        pay(bearer, byBearer);
        long byFund = Math.min(owed - byBearer, clearing.fund().cash());
        pay(clearing.fund(), byFund);
        pay(clearing.house(), owed - byBearer - byFund);
    }

    private void pay(Party party, long owed) {
        if (owed > 0) {
            clearing.pay(party, pot, owed, Reason.FUNDING_PAYMENT);
        } else {
            clearing.pay(pot, party, -owed, Reason.FUNDING_PAYMENT);
        }
    }

    private long owed(long size, long price, long rate) {
        return size == 0 ? 0 : FundingPayment.owed(contract, size, price, rate);
    }
}
