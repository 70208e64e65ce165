package io.backstop.contracts.chain.process;

import java.time.Instant;
import java.util.Optional;

/** A process as a text that others can read later: its number and its start, because numbers are used again. */
public final class ProcessMark {

    /** Clocks that are corrected move the recorded start of a process by a second or so. */
    private static final long SAME_START_MILLIS = 3_000;

    private ProcessMark() {}

    /** The mark of a process. */
    public static String of(ProcessHandle process) {
        return process.pid() + " " + startMillis(process);
    }

    /** The process with this mark, if it still runs. */
    public static Optional<ProcessHandle> running(String mark) {
        int space = mark.indexOf(' ');
        long pid = Long.parseLong(mark.substring(0, space));
        long start = Long.parseLong(mark.substring(space + 1));
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startMillis(process) - start) < SAME_START_MILLIS);
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
