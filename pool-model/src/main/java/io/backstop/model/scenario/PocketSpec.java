package io.backstop.model.scenario;

import io.backstop.model.ledger.Account;
import java.util.List;

/**
 * One pocket in a venue's loss order.
 *
 * @param account which pocket: fee buffer, treasury, safety module, junior providers or LP pool
 * @param balance what it holds at the start in micro-dollars, or in millionths of a staked token; {@link #DEFAULT_SHARE} takes the first-loss share of open
 *     interest
 * @param capPerEvent the most it pays for one shortfall in micro-dollars; {@link #NO_CAP} for all it has
 * @param cooldownSeconds how long a staker of the safety module waits before he may leave; 0 for not at all
 * @param windowSeconds how long he may leave after that
 * @param form what it is built as
 */
public record PocketSpec(
        Account account, long balance, long capPerEvent, long cooldownSeconds, long windowSeconds, PocketForm form) {

    /** A balance of 0.5 % of the seeded open interest, the same for every venue's first-loss capital. */
    public static final long DEFAULT_SHARE = -1;

    /** Everything the pocket has. */
    public static final long NO_CAP = Long.MAX_VALUE;

    /** The pockets a pool venue may list. */
    public static final List<Account> ALLOWED =
            List.of(Account.FEE_BUFFER, Account.TREASURY, Account.SAFETY_MODULE, Account.JUNIOR_LP, Account.LP);

    private static final long FIRST_LOSS_DIVISOR = 200;

    /** A pocket of the usual form. */
    public PocketSpec(Account account, long balance, long capPerEvent, long cooldownSeconds, long windowSeconds) {
        this(account, balance, capPerEvent, cooldownSeconds, windowSeconds, new PocketForm.Usual());
    }

    /** A pocket that nobody has to wait to leave. */
    public PocketSpec(Account account, long balance, long capPerEvent) {
        this(account, balance, capPerEvent, 0, 0);
    }

    /** The junior providers of a pool; what they have is a part of its capital. */
    public static PocketSpec junior(TranchesSpec tranches) {
        return new PocketSpec(Account.JUNIOR_LP, 0, NO_CAP, 0, 0, tranches);
    }

    /** Checks that the pocket can exist. */
    public PocketSpec {
        if (!ALLOWED.contains(account)) {
            throw new IllegalArgumentException("no pool venue has a pocket " + account);
        }
        if (!isFormOf(account, form)) {
            throw new IllegalArgumentException(account + " is not built as " + form);
        }
        if (cooldownSeconds < 0 || windowSeconds < 0) {
            throw new IllegalArgumentException(
                    "cooldown and window must not be negative, was " + cooldownSeconds + ", " + windowSeconds);
        }
        if (balance < DEFAULT_SHARE || capPerEvent < 0) {
            throw new IllegalArgumentException(
                    "balance and cap must not be negative, was " + balance + ", " + capPerEvent);
        }
    }

    /** What the pool wins, as the first to pay. */
    public static PocketSpec profitBuffer() {
        return new PocketSpec(Account.FEE_BUFFER, 0, NO_CAP, 0, 0, new PocketForm.ProfitBuffer());
    }

    /** Stake that stands for deficits above an offset. */
    public static PocketSpec deficit(long stake, DeficitSpec spec) {
        return new PocketSpec(Account.SAFETY_MODULE, stake, NO_CAP, spec.cooldownSeconds(), spec.windowSeconds(), spec);
    }

    private static boolean isFormOf(Account account, PocketForm form) {
        return switch (form) {
            case PocketForm.Usual usual -> !account.equals(Account.JUNIOR_LP);
            case PocketForm.ProfitBuffer buffer -> account.equals(Account.FEE_BUFFER);
            case TranchesSpec tranches -> account.equals(Account.JUNIOR_LP);
            case DeficitSpec deficit -> account.equals(Account.SAFETY_MODULE);
        };
    }

    /** The starting balance, given the seeded open interest in micro-dollars. */
    public long balance(long openInterest) {
        return balance == DEFAULT_SHARE ? firstLossCapital(openInterest) : balance;
    }

    /** The default first-loss capital of any venue: 0.5 % of open interest, rounded down. */
    public static long firstLossCapital(long openInterest) {
        return openInterest / FIRST_LOSS_DIVISOR;
    }
}
