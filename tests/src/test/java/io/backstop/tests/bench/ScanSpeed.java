package io.backstop.tests.bench;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** The scan of every account in every tick that the mirror must equal; it keeps no ledger, so it does much less. */
@Warmup(iterations = 3)
@Measurement(iterations = 7)
public class ScanSpeed extends CrashBenchmark {

    private NaiveScan scan = new NaiveScan(Crash.of(1, 1));

    /** Finds the trigger prices anew for each scan. */
    @Setup(Level.Invocation)
    public void prepare() {
        scan = new NaiveScan(crash());
    }

    /** Scans all ticks. */
    @Benchmark
    public List<NaiveScan.Close> scan() {
        return scan.run();
    }
}
