package io.backstop.contracts.chain.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells the machine, and within it the space of process numbers, from every other in which the number of a process means another. */
public final class MachineMark {

    private MachineMark() {}

    /** That of this Java, without white space: of this start of Linux and this container, elsewhere the host's name. */
    public static String here() {
        try {
            String start = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return start.strip() + "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return hostName();
        }
    }

    /** Whether a mark is of the same start of the same Linux, but of another container, or of the machine around this one. */
    static boolean isBeside(String mark) {
        String here = here();
        return !mark.equals(here) && startOf(mark).equals(startOf(here));
    }

    private static String startOf(String mark) {
        int end = mark.indexOf('/');
        return end < 0 ? mark : mark.substring(0, end);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("\\s", "-");
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
