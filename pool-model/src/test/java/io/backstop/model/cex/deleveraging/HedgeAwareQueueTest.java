package io.backstop.model.cex.deleveraging;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.deleveraging.HedgeAwareQueue.Close;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HedgeAwareQueueTest {

    @Test
    void bothLegsAreClosedByTheSameShareOrNeither() {
        // 12 are wanted. Account 1 has 10 hedged by 5: both go. Account 2 has 8 hedged by 20, of which 3 would be
        // needed
        // for the 2 that are left (20 · 2/8 = 5), but the other contract has room for 4 after the first 5: 4 · 8/20 =
        // 1,
        // and its 2.5 are rounded up to 3. Then 1 is left for account 3, which has no hedge.
        List<Close> plan = HedgeAwareQueue.plan(
                12, 9, List.of(new Hedge(1, 10, 5), new Hedge(2, 8, 20), new Hedge(3, 6, 0), new Hedge(4, 1, 0)));

        assertThat(plan).containsExactly(new Close(1, 10, 5), new Close(2, 1, 3), new Close(3, 1, 0));
    }

    @Test
    void whoseHedgeFindsNoRoomIsPassedOver() {
        assertThat(HedgeAwareQueue.plan(5, 0, List.of(new Hedge(1, 10, 5), new Hedge(2, 4, 0))))
                .containsExactly(new Close(2, 4, 0));
    }

    @Test
    void noLegIsLeftLargerThanItsPartnerWas() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 10_000; i++) {
            List<Hedge> queue = IntStream.range(0, 5)
                    .mapToObj(account -> new Hedge(account, random.nextLong(1, 1000), random.nextLong(0, 1000)))
                    .toList();
            long wanted = random.nextLong(1, 3000);
            long room = random.nextLong(0, 2000);

            List<Close> plan = HedgeAwareQueue.plan(wanted, room, queue);

            assertThat(plan.stream().mapToLong(Close::part).sum()).isLessThanOrEqualTo(wanted);
            assertThat(plan.stream().mapToLong(Close::otherPart).sum()).isLessThanOrEqualTo(room);
            for (Close close : plan) {
                Hedge hedge = queue.get(close.account());
                long exact = hedge.otherSize() * close.part();
                assertThat(close.otherPart() * hedge.size()).isBetween(exact, exact + hedge.size() - 1);
            }
        }
    }
}
