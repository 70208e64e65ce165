package io.backstop.model.cex.fund;

/** What a fund has won or lost by one contract, with its peak; nothing before its first change. Not thread safe. */
final class ContractResult {

    private final RollingMaximum peaks;
    private long total;

    ContractResult(long windowMillis) {
        peaks = new RollingMaximum(windowMillis);
        peaks.set(Long.MIN_VALUE, 0);
    }

    void add(long time, long amount) {
        total = Math.addExact(total, amount);
        peaks.set(time, total);
    }

    long total() {
        return total;
    }

    /** How far it is below its peak. */
    long fall(long time) {
        return peaks.at(time) - total;
    }
}
