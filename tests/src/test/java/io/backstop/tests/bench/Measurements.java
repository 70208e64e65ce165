package io.backstop.tests.bench;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The results of one benchmark for each value of a parameter. */
final class Measurements {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int COLD_STARTS = 5;

    private final String parameter;
    private final Collection<RunResult> results;

    private Measurements(String parameter, Collection<RunResult> results) {
        this.parameter = parameter;
        this.results = results;
    }

    /** Measures a benchmark as it is annotated, with the allocation of its operations. */
    static Measurements of(Class<?> benchmark, String parameter, String... values) {
        return new Measurements(
                parameter, run(options(benchmark).param(parameter, values).addProfiler(GCProfiler.class)));
    }

    /** The time of one replay of a crash, in milliseconds, which takes so long that nothing has to be warmed up. */
    static double once(Class<? extends CrashBenchmark> benchmark, int accounts, String ticks) {
        return new Measurements(
                        "ticks",
                        run(options(benchmark)
                                .param("accounts", String.valueOf(accounts))
                                .param("ticks", ticks)
                                .warmupIterations(0)
                                .measurementIterations(1)))
                .median(ticks);
    }

    /** Measures only the first operation of each of some fresh JVMs. */
    static Measurements cold(Class<?> benchmark, String parameter, String... values) {
        return new Measurements(
                parameter,
                run(options(benchmark)
                        .param(parameter, values)
                        .forks(COLD_STARTS)
                        .warmupIterations(0)
                        .measurementIterations(1)));
    }

    /** The median over all iterations, in the benchmark's own unit. */
    double median(String value) {
        return result(value).getPrimaryResult().getStatistics().getPercentile(50);
    }

    /** Bytes allocated by one operation. */
    double allocated(String value) {
        return Objects.requireNonNull(result(value).getSecondaryResults().get(ALLOCATED), "the profiler ran")
                .getScore();
    }

    private RunResult result(String value) {
        return results.stream()
                .filter(result -> result.getParams().getParam(parameter).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
