package io.backstop.simulator.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the runs that a folder lacks, some at the same time. */
public final class Sweep {

    private final SweepPlan plan;
    private final SweepFolder folder;
    private final Progress progress;
    private final Queue<Integer> waiting;
    private final LastUses uses;

    private Sweep(SweepPlan plan, SweepFolder folder, Progress progress) {
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
        uses = new LastUses(plan.points());
        waiting = new ConcurrentLinkedQueue<>(folder.missing());
    }

    /** How many runs of a plan its folder has already. */
    public static int runsThere(SweepPlan plan, SweepFolder folder) {
        int missing = folder.missing().stream()
                .mapToInt(chunk -> plan.endRun(chunk) - plan.firstRun(chunk))
                .sum();
        return plan.runs() - missing;
    }

    /**
     * Makes all runs that are missing; Ctrl-C keeps the chunks that are done.
     *
     * @param jobs how many threads
     * @throws io.backstop.model.scenario.InputException if a venue refuses what a tape has for it
     */
    public static void run(SweepPlan plan, SweepFolder folder, int jobs, Progress progress) {
        new Sweep(plan, folder, progress).run(jobs);
    }

    private void run(int jobs) {
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                futures.add(workers.submit(this::work));
            }
            for (Future<?> future : futures) {
                Awaited.of(future);
            }
        }
    }

    /** A failure anywhere leaves nothing to do for the others. */
    private void work() {
        try {
            for (Integer chunk = waiting.poll(); chunk != null; chunk = waiting.poll()) {
                folder.keep(chunk, text(chunk));
            }
        } catch (RuntimeException e) {
            waiting.clear();
            throw e;
        }
    }

    private String text(int chunk) {
        ChunkText text = new ChunkText(plan.keys());
        SeedRuns seed = new SeedRuns(plan.seedOf(plan.firstRun(chunk)), uses);
        for (int run = plan.firstRun(chunk); run < plan.endRun(chunk); run++) {
            if (seed.seed() != plan.seedOf(run)) {
                seed = new SeedRuns(plan.seedOf(run), uses);
            }
            seed.rows(plan.pointOf(run)).forEach(text::add);
            progress.done();
        }
        return text.csv();
    }
}
