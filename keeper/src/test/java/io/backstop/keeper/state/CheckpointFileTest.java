package io.backstop.keeper.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.KeeperView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    private static final long CHAIN = 31_337;
    private static final String MARKET = "0x01";
    private static final int CONFIRMATIONS = 2;

    @TempDir
    private Path folder;

    private final ScriptedChain chain = new ScriptedChain();
    private final NotedLog log = new NotedLog();
    private Path file;

    /** Blocks 0 to 4, of which 3 and 4 may be taken back: the checkpoint is of block 2. */
    @BeforeEach
    void writeOfBlockTwo() {
        file = folder.resolve("keeper.checkpoint");
        chain.add()
                .add(Market.opened(1, 100), Market.flagged(1, 77))
                .add(Market.opened(2, 200))
                .add(Market.closed(2))
                .add(Market.opened(3, 300));
        KeeperView view = Market.view();
        FollowedChain followed = followed();
        followed.readTo(4, view, event -> {});
        CheckpointFile written = file(CHAIN, MARKET);
        written.save(followed, view);
        assertThat(written.savedBlock()).isEqualTo(2);
    }

    @Test
    void itHoldsWhatBlocksHaveConfirmedAndReadingGoesOnFromThere() {
        KeeperView view = Market.view();
        FollowedChain followed = followed();

        file(CHAIN, MARKET).resume(followed, view);

        assertThat(Market.known(view)).isEqualTo(Market.after(chain.all().subList(0, 3)));
        chain.pagesAsked.clear();
        followed.readTo(4, view, event -> {});
        assertThat(chain.pagesAsked).containsExactly(2L);
        assertThat(Market.known(view)).isEqualTo(Market.after(chain.all()));
        assertThat(log.events).containsExactly("checkpoint-resumed");
    }

    /** What was taken back while nobody looked lies above the checkpoint's block. */
    @Test
    void blocksThatWereReplacedMeanwhileDoNotMatter() {
        chain.drop(2).add(Market.opened(9, 900));
        KeeperView view = Market.view();
        FollowedChain followed = followed();

        file(CHAIN, MARKET).resume(followed, view);
        followed.readTo(chain.head(), view, event -> {});

        assertThat(Market.known(view)).isEqualTo(Market.after(chain.all()));
    }

    @Test
    void aBlockThatIsNotOnTheChainAnyMoreIsNoPlaceToGoOnFrom() {
        chain.drop(3).add().add().add();

        assertIgnored(file(CHAIN, MARKET));
    }

    @Test
    void anotherChainsOrMarketsIsLeftAside() {
        assertIgnored(file(1, MARKET));
        assertIgnored(file(CHAIN, "0x02"));
    }

    @Test
    void aDamagedOneIsLeftAside() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length : List.of(0, 7, bytes.length - 1)) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertIgnored(file(CHAIN, MARKET));
        }
        bytes[30] ^= 1;
        Files.write(file, bytes);
        assertIgnored(file(CHAIN, MARKET));
    }

    /** The disk is full after half of it: the old one is there still, nothing lies beside it, and the keeper lives. */
    @Test
    void aFullDiskLeavesTheOldOneAndIsTold() throws IOException {
        byte[] old = Files.readAllBytes(file);
        chain.add().add().add();
        KeeperView view = Market.view();
        FollowedChain followed = followed();
        followed.readTo(chain.head(), view, event -> {});
        CheckpointFile full = new CheckpointFile(
                file,
                CHAIN,
                MARKET,
                (path, bytes) -> {
                    throw new IOException("No space left on device");
                },
                log);

        full.save(followed, view);

        assertThat(Files.readAllBytes(file)).isEqualTo(old);
        assertThat(full.failures()).isEqualTo(1);
        assertThat(log.events).containsExactly("checkpoint-failed");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private void assertIgnored(CheckpointFile ignored) {
        log.events.clear();
        KeeperView view = Market.view();
        FollowedChain followed = followed();

        ignored.resume(followed, view);

        assertThat(log.events).containsExactly("checkpoint-ignored");
        assertThat(view.open()).isZero();
        assertThat(followed.read()).isEqualTo(-1);
    }

    private FollowedChain followed() {
        return new FollowedChain(chain, 0, CONFIRMATIONS, log);
    }

    private CheckpointFile file(long chainId, String market) {
        return new CheckpointFile(file, chainId, market, log);
    }
}
