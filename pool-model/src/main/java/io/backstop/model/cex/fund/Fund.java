package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pot of money that pays for shortfalls of the contracts that draw on it. It pays what it has and no more. Amounts are
 * in the contract's money, times epoch milliseconds that never go back. Not thread safe.
 */
public final class Fund {

    /** In place of a contract where none caused a change. */
    public static final int NO_CONTRACT = -1;

    private final FundSpec spec;
    private final RollingMaximum peaks;
    private final List<FundEntry> history = new ArrayList<>();
    private @Nullable ContractResult[] results = new ContractResult[8];
    private long balance;

    /** A fund with its opening balance, which it had at all times before. */
    public Fund(FundSpec spec) {
        this.spec = spec;
        peaks = new RollingMaximum(spec.windowMillis());
        balance = spec.balance();
        peaks.set(Long.MIN_VALUE, balance);
    }

    /** What it was made from. */
    public FundSpec spec() {
        return spec;
    }

    /** What it has now. */
    public long balance() {
        return balance;
    }

    /** All changes, first one first. */
    public List<FundEntry> history() {
        return Collections.unmodifiableList(history);
    }

    /** Takes a contract's contribution. */
    public void receive(long time, int contract, FundFlow flow, long amount) {
        Figures.requireWithin("amount", amount, 0, Long.MAX_VALUE);
        if (flow == FundFlow.SHORTFALL || flow == FundFlow.INJECTION) {
            throw new IllegalArgumentException("a contract contributes no " + flow);
        }
        settle(time, contract, flow, amount);
    }

    /** Takes the company's own money, which is no contract's result. */
    public void inject(long time, long amount) {
        Figures.requireWithin("amount", amount, 0, Long.MAX_VALUE);
        change(time, NO_CONTRACT, FundFlow.INJECTION, amount);
    }

    /**
     * Takes money of one kind, or gives it if it is negative.
     *
     * @throws IllegalStateException if it has less than it should give
     */
    public void move(long time, int contract, FundFlow flow, long amount) {
        if (amount < -balance) {
            throw new IllegalStateException("the fund has less than " + -amount);
        }
        if (flow == FundFlow.INJECTION) {
            inject(time, amount);
        } else {
            settle(time, contract, flow, amount);
        }
    }

    /** Pays what it can of a contract's shortfall and returns it. */
    public long pay(long time, int contract, long shortfall) {
        Figures.requireWithin("shortfall", shortfall, 0, Long.MAX_VALUE);
        long paid = Math.min(shortfall, balance);
        settle(time, contract, FundFlow.SHORTFALL, -paid);
        return paid;
    }

    /** What a contract has brought less what it has cost. */
    public long result(int contract) {
        ContractResult result = contract < results.length ? results[contract] : null;
        return result == null ? 0 : result.total();
    }

    /** The largest balance in the window that ends now. */
    public long peak(long time) {
        return peaks.at(time);
    }

    /** How far the balance is below its own peak (OKX). */
    public Drawdown drawdown(long time) {
        long peak = peaks.at(time);
        return new Drawdown(peak - balance, peak);
    }

    /** How far a contract's result is below its own peak, against the peak of the whole fund (Bybit's pnlRatio). */
    public Drawdown drawdown(long time, int contract) {
        return new Drawdown(resultOf(contract).fall(time), peaks.at(time));
    }

    private void settle(long time, int contract, FundFlow flow, long amount) {
        ContractResult result = resultOf(contract);
        change(time, contract, flow, amount);
        result.add(time, amount);
    }

    private void change(long time, int contract, FundFlow flow, long amount) {
        long after = Math.addExact(balance, amount);
        peaks.set(time, after);
        balance = after;
        history.add(new FundEntry(time, contract, flow, amount, after));
    }

    private ContractResult resultOf(int contract) {
        Figures.requireWithin("contract", contract, 0, Funds.MOST_CONTRACTS - 1);
        if (contract >= results.length) {
            results = Arrays.copyOf(results, 2 * contract);
        }
        ContractResult result = results[contract];
        if (result == null) {
            result = new ContractResult(spec.windowMillis());
            results[contract] = result;
        }
        return result;
    }
}
