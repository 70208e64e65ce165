package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Socialised loss: pro rata over the profits at the mark that were not taken before, no trader more than its equity, the house last. */
final class SlowSharing {

    private final SlowAccounts accounts;

    SlowSharing(SlowAccounts accounts) {
        this.accounts = accounts;
    }

    /** Pays a loss to the party that has lost it; what the winners cannot pay is bad debt. */
    void share(SlowAccount to, long loss, long mark) {
        List<SlowAccount> payers = new ArrayList<>(accounts.traders.values());
        payers.add(accounts.house);
        List<Long> bases = payers.stream().map(payer -> base(payer, mark)).toList();
        long total = bases.stream().mapToLong(Long::longValue).sum();
        long borne = Math.min(loss, total);
        List<Long> shares = new ArrayList<>();
        for (long base : bases) {
            shares.add(borne == 0 ? 0 : SlowMaths.floor(borne, base, total));
        }
        roundUpTo(borne, shares, bases, total);
        for (int i = 0; i < payers.size(); i++) {
            accounts.pay(payers.get(i), to, shares.get(i), Reason.SOCIALISED_LOSS);
            payers.get(i).give(shares.get(i));
        }
        accounts.pay(accounts.badDebt, to, loss - borne, Reason.SHORTFALL);
    }

    /** One micro-dollar each for those who lost most by rounding, of equal ones the first, until the sum is right. */
    private static void roundUpTo(long sum, List<Long> shares, List<Long> bases, long total) {
        List<BigInteger> remainders = bases.stream()
                .map(base -> BigInteger.valueOf(sum)
                        .multiply(BigInteger.valueOf(base))
                        .mod(BigInteger.valueOf(Math.max(1, total))))
                .toList();
        long missing = sum - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(missing)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
    }

    private long base(SlowAccount payer, long mark) {
        if (payer == accounts.house) {
            return Math.max(0, accounts.house.profit(accounts.maths, mark));
        }
        long equity = payer.size == 0 ? 0 : payer.equity(accounts.maths, mark);
        return Math.max(0, Math.min(payer.profit(accounts.maths, mark) - payer.taken, equity));
    }
}
