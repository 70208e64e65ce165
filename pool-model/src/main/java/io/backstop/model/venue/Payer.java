package io.backstop.model.venue;

import io.backstop.model.ledger.Account.Party;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Who can pay for a shortfall, in the order of the results. */
public enum Payer {
    INSURANCE_FUND("insuranceFund"),
    BACKSTOP_VAULT("backstopVault"),
    FEE_BUFFER("feeBuffer"),
    SAFETY_MODULE("safetyModule"),
    JUNIOR_LP("juniorLp"),
    LP("lp"),
    TREASURY("treasury"),
    ADL("adl"),
    SOCIALISED("socialised"),
    CLAWBACK("clawback"),
    BAD_DEBT("badDebt");

    private final String label;

    Payer(String label) {
        this.label = label;
    }

    /** The key in results. */
    public String label() {
        return label;
    }

    /**
     * Reads from a ledger what each payer paid in micro-dollars; all payers, also those that paid nothing. What a pocket
     * covers later is its own payment and no longer the pool's.
     */
    public static Map<Payer, Long> paidBy(Ledger ledger) {
        return paidBy(ledger, Transfer::amount);
    }

    /** The same where coins were paid, each payment counted by {@code dollars} in the order of the ledger. */
    static Map<Payer, Long> paidBy(Ledger ledger, ToLongFunction<Transfer> dollars) {
        Map<Payer, Long> paid = new EnumMap<>(Payer.class);
        for (Payer payer : values()) {
            paid.put(payer, 0L);
        }
        for (Transfer transfer : ledger.transfers()) {
            if (isPayment(transfer.reason())) {
                paid.merge(of(transfer), dollars.applyAsLong(transfer), Math::addExact);
            }
            if (transfer.reason() == Reason.COVERED_LATER) {
                paid.merge(LP, -transfer.amount(), Math::addExact);
            }
        }
        return paid;
    }

    private static boolean isPayment(Reason reason) {
        return reason == Reason.SHORTFALL
                || reason == Reason.ADL
                || reason == Reason.SOCIALISED_LOSS
                || reason == Reason.CLAWBACK
                || reason == Reason.COVERED_LATER;
    }

    private static Payer of(Transfer transfer) {
        return switch (transfer.reason()) {
            case ADL -> ADL;
            case SOCIALISED_LOSS -> SOCIALISED;
            case CLAWBACK -> CLAWBACK;
            default -> of(transfer.from().party());
        };
    }

    /**
     * The payer that a pocket is.
     *
     * @throws IllegalStateException if the party is no pocket
     */
    public static Payer of(Party party) {
        return switch (party) {
            case INSURANCE_FUND -> INSURANCE_FUND;
            case BACKSTOP_VAULT -> BACKSTOP_VAULT;
            case FEE_BUFFER -> FEE_BUFFER;
            case SAFETY_MODULE -> SAFETY_MODULE;
            case JUNIOR_LP -> JUNIOR_LP;
            case LP -> LP;
            case TREASURY -> TREASURY;
            case BAD_DEBT -> BAD_DEBT;
            case EXTERNAL,
                    PENDING_SHORTFALL,
                    SOCIALISED,
                    KEEPER,
                    ENGINE,
                    MARKET_MAKER,
                    HOUSE,
                    ORDER_ESCROW,
                    ORACLE,
                    NOISE,
                    FUNDING_POT,
                    PROVIDERS,
                    OTHER_CONTRACTS,
                    TRADING_FEES,
                    TRADER -> throw new IllegalStateException(party + " is no pocket");
        };
    }
}
