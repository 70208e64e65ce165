package io.backstop.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure that needs a price above 1000 before the close of account 7. */
class ShrinkerTest {

    @Test
    void onlyTheCallsThatMatterRemainAndTheirNumbersAreRound() {
        List<Call> calls = new ArrayList<>();
        for (int account = 0; account < 50; account++) {
            calls.add(new Call.Close(Actor.ALICE, account % 10));
            calls.add(new Call.Publish(Actor.PUBLISHER, true, account == 20 ? 123_456 : 999, 0));
        }

        List<Call> shrunk = new Shrinker(ShrinkerTest::fails).shrink(calls);

        assertThat(shrunk)
                .containsExactly(new Call.Publish(Actor.PUBLISHER, true, 100_000, 0), new Call.Close(Actor.ALICE, 7));
    }

    /** The failure needs three seconds, whatever is done in them. */
    @Test
    void callsOfWhichOnlyTheTimeMattersBecomeOneWait() {
        List<Call> calls = new ArrayList<>();
        for (int account = 0; account < 9; account++) {
            calls.add(new Call.Close(Actor.ALICE, account));
        }

        List<Call> shrunk = new Shrinker(tried -> seconds(tried) >= 3).shrink(calls);

        assertThat(shrunk).containsExactly(new Call.Wait(3));
    }

    private static long seconds(List<Call> calls) {
        return calls.stream()
                .mapToLong(call -> call instanceof Call.Wait wait ? wait.seconds() : 1)
                .sum();
    }

    private static boolean fails(List<Call> calls) {
        boolean high = false;
        for (Call call : calls) {
            high |= call instanceof Call.Publish publish && publish.price() > 1000;
            if (high && call instanceof Call.Close close && close.account() == 7) {
                return true;
            }
        }
        return false;
    }
}
