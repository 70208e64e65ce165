package io.backstop.model.cex.deleveraging;

import java.util.Arrays;
import java.util.List;

/**
 * How near everybody is to being deleveraged: five lights for the first fifth of a side's queue, one for the last. Longs
 * and shorts have queues of their own. A picture of one step, worked out only when asked for.
 */
public final class IndicatorLights {

    /** All lights on: the next to be deleveraged. */
    public static final int MOST = 5;

    private byte[] lights = new byte[16];

    /** The lights of these accounts by a venue's formula; those without equity have none. */
    public IndicatorLights(List<Standing> standings, AdlRank rank) {
        List<Standing> queue = rank.highestFirst(standings);
        light(queue.stream().filter(Standing::isLong).toList());
        light(queue.stream().filter(standing -> !standing.isLong()).toList());
    }

    /** From 1 to 5; 0 for an account that is in no queue. */
    public int of(int account) {
        return account < lights.length ? lights[account] : 0;
    }

    private void light(List<Standing> queue) {
        for (int place = 0; place < queue.size(); place++) {
            int account = queue.get(place).account();
            if (account >= lights.length) {
                lights = Arrays.copyOf(lights, Math.max(account + 1, 2 * lights.length));
            }
            lights[account] = (byte) (MOST - (long) MOST * place / queue.size());
        }
    }
}
