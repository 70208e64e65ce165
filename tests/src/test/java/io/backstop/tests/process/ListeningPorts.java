package io.backstop.tests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** TCP ports at which processes listen, as Linux tells; elsewhere none. */
final class ListeningPorts {

    private static final Path TABLE = Path.of("/proc/net/tcp");
    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningPorts() {}

    /** Those of these processes. */
    static Set<Integer> of(List<ProcessHandle> processes) throws IOException {
        Map<String, Integer> byInode = byInode();
        Set<Integer> ports = new HashSet<>();
        for (ProcessHandle process : processes) {
            for (String inode : sockets(process)) {
                if (byInode.containsKey(inode)) {
                    ports.add(byInode.get(inode));
                }
            }
        }
        return ports;
    }

    /** Those of all processes. */
    static Set<Integer> ofAll() throws IOException {
        return Set.copyOf(byInode().values());
    }

    private static Map<String, Integer> byInode() throws IOException {
        if (!Files.exists(TABLE)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.map(line -> List.of(line.strip().split(" +", -1)))
                    .filter(words -> words.get(STATE).equals(LISTENING))
                    .collect(Collectors.toMap(words -> words.get(INODE), words -> port(words.get(ADDRESS))));
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    /** The numbers of a process's sockets; none once it has gone. */
    private static List<String> sockets(ProcessHandle process) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.map(ListeningPorts::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
