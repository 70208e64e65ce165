package io.backstop.contracts.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.wrapper.UptimeFeed;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.UptimeFeedMirror;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The feed of a sequencer and its mirror, told the same by a messenger whose word is often late, early or said twice. */
class UptimeOnChainTest {

    private static final int CALLS = 200;

    private final BlockTime time = new BlockTime();
    private final SplittableRandom random = new SplittableRandom(12);
    private final UptimeFeedMirror mirror = new UptimeFeedMirror(time);

    @Test
    void theFeedAndItsMirrorSayTheSame() {
        try (ChainOfOne chain = new ChainOfOne(time)) {
            TransactionSender messenger = chain.sender(DevAccount.PUBLISHER);
            String creation = Calldata.create(UptimeFeed.BINARY)
                    .address(messenger.address())
                    .hex();
            String feed = chain.create(messenger, creation);
            Map<String, Integer> outcomes = new TreeMap<>();
            for (int i = 0; i < CALLS; i++) {
                boolean down = random.nextBoolean();
                long at = chain.now() + random.nextInt(-6, 8);
                String word = word(down, at);
                String onChain = chain.outcome(messenger, feed, word, random.nextInt(1, 6));
                assertThat(onChain).as("call %d", i).isEqualTo(ChainOfOne.outcome(() -> tell(down, at)));
                assertThat(read(chain, feed, "answer()")).isEqualTo(mirror.answer());
                assertThat(read(chain, feed, "startedAt()")).isEqualTo(mirror.startedAt());
                outcomes.merge(onChain.replaceAll("\\(.*", ""), 1, Integer::sum);
            }
            assertThat(outcomes).containsOnlyKeys("done", "ChangeInFuture", "ChangeNotAfterLast", "SequencerIsDown");
        }
    }

    private void tell(boolean down, long at) {
        if (down) {
            mirror.sequencerDown(UptimeFeedMirror.MESSENGER, at);
        } else {
            mirror.sequencerResumed(UptimeFeedMirror.MESSENGER, at);
        }
    }

    private static String word(boolean down, long at) {
        String function = down ? "sequencerDown(uint64)" : "sequencerResumed(uint64)";
        return Calldata.call(function).number(at).hex();
    }

    private static long read(ChainOfOne chain, String feed, String view) {
        return chain.read(feed, Calldata.call(view).hex()).number(0);
    }
}
