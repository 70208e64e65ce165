package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppedJavaTest {

    /** Starts a chain, says so, and waits to be stopped. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
            System.out.println(chain.pid());
            System.out.println(chain.connection().endpoint());
            Thread.currentThread().join();
        }
    }

    @Test
    void aChainEndsWithTheJavaThatStartedIt() throws IOException, InterruptedException {
        Process java = startProgram();
        try (BufferedReader output = java.inputReader()) {
            long node = Long.parseLong(output.readLine());
            Path socket = Path.of(output.readLine());
            assertThat(isAlive(node)).isTrue();

            java.destroy();

            assertThat(java.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(isAlive(node)).isFalse();
            assertThat(Files.exists(socket.getParent())).isFalse();
        } finally {
            java.destroyForcibly();
        }
    }

    private static Process startProgram() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dbackstop.home=" + Venues.HOME,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isAlive(long process) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        return handle.isPresent() && handle.get().isAlive();
    }
}
