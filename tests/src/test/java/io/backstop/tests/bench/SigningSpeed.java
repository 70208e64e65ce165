package io.backstop.tests.bench;

import io.backstop.model.market.Report;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One report: its EIP-712 digest, the nonce of RFC 6979, the signature and its text. Signers take turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 11)
@OperationsPerInvocation(SigningSpeed.BATCH)
public class SigningSpeed {

    static final int BATCH = 2_000;

    private static final long PRICE = 200_000_000_000L;
    private static final ReportDomain FEED = new ReportDomain(31_337, "0x" + "1".repeat(40));

    @Param("5")
    int signers;

    private ReportSigners keys = ReportSigners.derived(1, "bench", 1);
    private long second;

    /** Derives the keys. */
    @Setup(Level.Trial)
    public void derive() {
        keys = ReportSigners.derived(1, "bench", signers);
    }

    /** Signs the reports of the next seconds; the sum keeps the compiler from leaving any out. */
    @Benchmark
    public long sign() {
        long sum = 0;
        for (int i = 0; i < BATCH; i++) {
            second++;
            Report report = new Report(PRICE + second, 0, PRICE, PRICE + 2 * second, second, second);
            sum += keys.sign(FEED, i % signers, report).signature().charAt(2 + i % 64);
        }
        return sum;
    }
}
