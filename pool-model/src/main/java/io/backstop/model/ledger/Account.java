package io.backstop.model.ledger;

import java.util.Arrays;
import java.util.List;

/**
 * One party of the ledger: a pocket or other fixed party, or one trader by its id.
 *
 * @param party which kind of party
 * @param id the trader's account id; 0 for all others
 */
public record Account(Party party, int id) {

    /** The fixed parties; pockets are those that may pay for a shortfall. */
    public enum Party {
        EXTERNAL("external", 0),
        LP("lp", 1),
        FEE_BUFFER("feeBuffer", 2),
        TREASURY("treasury", 3),
        SAFETY_MODULE("safetyModule", 4),
        INSURANCE_FUND("insuranceFund", 5),
        KEEPER("keeper", 6),
        BAD_DEBT("badDebt", 7),
        ENGINE("engine", 8),
        MARKET_MAKER("marketMaker", 9),
        HOUSE("house", 10),
        PENDING_SHORTFALL("pendingShortfall", 11),
        SOCIALISED("socialised", 12),
        JUNIOR_LP("juniorLp", 13),
        ORDER_ESCROW("orderEscrow", 14),
        ORACLE("oracle", 15),
        NOISE("noise", 16),
        FUNDING_POT("fundingPot", 17),
        BACKSTOP_VAULT("backstopVault", 18),
        PROVIDERS("providers", 19),
        OTHER_CONTRACTS("otherContracts", 20),
        TRADING_FEES("tradingFees", 21),
        TRADER("trader", 22);

        private final String label;
        private final int place;

        Party(String label, int place) {
            this.label = label;
            this.place = place;
        }

        /** The party's name in scenarios and results. */
        public String label() {
            return label;
        }
    }

    /** Wallets outside the venue. */
    public static final Account EXTERNAL = new Account(Party.EXTERNAL, 0);

    /** The liquidity providers' pool. */
    public static final Account LP = new Account(Party.LP, 0);

    /** The liquidity providers who bear losses before the others. Its money lies in the pool. */
    public static final Account JUNIOR_LP = new Account(Party.JUNIOR_LP, 0);

    /** The protocol's cash insurance fund. */
    public static final Account FEE_BUFFER = new Account(Party.FEE_BUFFER, 0);

    /** A second cash buffer. */
    public static final Account TREASURY = new Account(Party.TREASURY, 0);

    /** The staked backstop. */
    public static final Account SAFETY_MODULE = new Account(Party.SAFETY_MODULE, 0);

    /** A book venue's insurance fund. */
    public static final Account INSURANCE_FUND = new Account(Party.INSURANCE_FUND, 0);

    /** Liquidators, together. */
    public static final Account KEEPER = new Account(Party.KEEPER, 0);

    /** What nobody paid. */
    public static final Account BAD_DEBT = new Account(Party.BAD_DEBT, 0);

    /** A book venue's liquidation engine, which holds positions it took over. */
    public static final Account ENGINE = new Account(Party.ENGINE, 0);

    /** The quoting agents of a book venue, together. */
    public static final Account MARKET_MAKER = new Account(Party.MARKET_MAKER, 0);

    /** Counterparty of the traders' skew on a book venue. */
    public static final Account HOUSE = new Account(Party.HOUSE, 0);

    /** Shortfalls that no pocket paid and that still wait for somebody to bear them. */
    public static final Account PENDING_SHORTFALL = new Account(Party.PENDING_SHORTFALL, 0);

    /** Winners together, as far as they bear a loss by a common rule. */
    public static final Account SOCIALISED = new Account(Party.SOCIALISED, 0);

    /** Money of two-step orders that are still open. */
    public static final Account ORDER_ESCROW = new Account(Party.ORDER_ESCROW, 0);

    /** Those who run the feeds that are paid for a price, together. */
    public static final Account ORACLE = new Account(Party.ORACLE, 0);

    /** Traders of a book venue who know nothing, together. */
    public static final Account NOISE = new Account(Party.NOISE, 0);

    /** Where funding of a book venue goes through; empty but while it is being paid. */
    public static final Account FUNDING_POT = new Account(Party.FUNDING_POT, 0);

    /** Depositors of a book venue who take positions over and bear what those lose. */
    public static final Account BACKSTOP_VAULT = new Account(Party.BACKSTOP_VAULT, 0);

    /** Those from outside who take positions over on a book venue, together. */
    public static final Account PROVIDERS = new Account(Party.PROVIDERS, 0);

    /** A book venue's other contracts, whose ledgers have as much with the other sign. */
    public static final Account OTHER_CONTRACTS = new Account(Party.OTHER_CONTRACTS, 0);

    /** A book venue's own, where its trading fees go. */
    public static final Account TRADING_FEES = new Account(Party.TRADING_FEES, 0);

    /** The fixed parties in the order of their places. */
    private static final List<Account> FIXED = Arrays.stream(Party.values())
            .filter(party -> party != Party.TRADER)
            .map(party -> new Account(party, 0))
            .toList();

    /** The trader with this account id. */
    public static Account trader(int id) {
        return new Account(Party.TRADER, id);
    }

    /** The place of this account in a dense table: fixed parties first, then traders by id. */
    int index() {
        return party.place + id;
    }

    /** The account at this place. */
    static Account at(int index) {
        return index < FIXED.size() ? FIXED.get(index) : trader(index - FIXED.size());
    }

    /** The account's name in results, such as {@code lp} or {@code trader:17}. */
    @Override
    public String toString() {
        return party == Party.TRADER ? party.label() + ":" + id : party.label();
    }
}
