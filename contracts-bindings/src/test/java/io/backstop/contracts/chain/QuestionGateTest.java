package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuestionGateTest {

    private final QuestionGate gate = new QuestionGate();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    /** The question was asked before, so its answer comes; whoever shuts the gate goes on after that and not before. */
    @Test
    void whoShutsItWaitsForTheAnswersToCome() throws Exception {
        CompletableFuture<Integer> underway = ask();
        CompletableFuture<Void> shutting = CompletableFuture.runAsync(() -> shut(Duration.ofSeconds(20)));
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(shutting).isNotDone();

        answer.countDown();

        shutting.get(5, TimeUnit.SECONDS);
        assertThat(underway.get(5, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void nothingPassesOnceItIsShut() {
        shut(Duration.ofSeconds(1));

        assertThatThrownBy(() -> gate.pass(() -> 7))
                .isInstanceOf(ChainException.class)
                .hasMessage("nothing is asked of the chain any more: the command was told to stop");
    }

    /** A node that never answers holds nobody up for longer than that; what is asked afterwards does not pass all the same. */
    @Test
    void thePatienceHasAnEnd() throws Exception {
        CompletableFuture<Integer> underway = ask();

        shut(Duration.ofMillis(50));

        assertThat(underway).isNotDone();
        assertThatThrownBy(() -> gate.pass(() -> 7)).isInstanceOf(ChainException.class);
        answer.countDown();
        underway.get(5, TimeUnit.SECONDS);
    }

    /** A question that is answered with 7 once the answer comes. */
    private CompletableFuture<Integer> ask() throws InterruptedException {
        CompletableFuture<Integer> underway = CompletableFuture.supplyAsync(() -> gate.pass(this::awaited));
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        return underway;
    }

    private int awaited() {
        asked.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 7;
    }

    private void shut(Duration patience) {
        try {
            gate.shut(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
