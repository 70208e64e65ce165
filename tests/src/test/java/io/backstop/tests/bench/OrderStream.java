package io.backstop.tests.bench;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Orders for a book, written once: after a first filling 45 % limit orders, 45 % cancels of one of those that came before, and
 * 10 % orders that take at once. Some cancels come too late, since the order is filled by then; about 1,000 orders wait at
 * any time.
 */
final class OrderStream {

    static final int COMMANDS = 3_000_000;

    /** Orders that were sent and not cancelled; a part of them is filled. */
    private static final int LIVING = 1_750;

    private static final int START = 100_000;
    private static final int WIDTH = 100;

    static final int PLACES = LIVING + 1;

    /** Kinds of commands; bytes, so that reading the stream costs little beside the books. */
    static final byte LIMIT = 0;

    static final byte CANCEL = 1;
    static final byte TAKE = 2;

    private final byte[] kinds;
    private final int[] prices;
    private final int[] sizes;
    private final int[] places;

    private final SplittableRandom random = new SplittableRandom(7);
    private final int[] permutation = IntStream.range(0, PLACES).toArray();
    private int taken;

    /** The first filling and some commands, over which the middle price falls evenly to its half, or stays. */
    OrderStream(int commands, boolean falls) {
        int length = LIVING + commands;
        kinds = new byte[length];
        prices = new int[length];
        sizes = new int[length];
        places = new int[length];
        boolean limitNext = true;
        for (int i = 0; i < length; i++) {
            int middle = falls ? (int) (START - START / 2L * i / length) : START;
            if (i < LIVING) {
                limit(i, middle);
            } else if (random.nextInt(10) == 0) {
                take(i, middle);
            } else {
                if (limitNext) {
                    limit(i, middle);
                } else {
                    cancel(i);
                }
                limitNext = !limitNext;
            }
        }
    }

    int length() {
        return kinds.length;
    }

    byte kind(int command) {
        return kinds[command];
    }

    int price(int command) {
        return prices[command];
    }

    /** Positive buys. */
    int size(int command) {
        return sizes[command];
    }

    /**
     * Where the sender keeps the order, so that a cancel finds it; the next order there comes after the cancel. Each place has
     * an owner of its own.
     */
    int place(int command) {
        return places[command];
    }

    private void limit(int command, int middle) {
        kinds[command] = LIMIT;
        sizes[command] = side() * random.nextInt(1, 11);
        prices[command] = middle - Integer.signum(sizes[command]) * random.nextInt(1, WIDTH + 1);
        places[command] = permutation[taken++];
    }

    private void cancel(int command) {
        int which = random.nextInt(taken);
        kinds[command] = CANCEL;
        places[command] = permutation[which];
        permutation[which] = permutation[--taken];
        permutation[taken] = places[command];
    }

    private void take(int command, int middle) {
        kinds[command] = TAKE;
        places[command] = random.nextInt(PLACES);
        sizes[command] = side() * random.nextInt(1, 21);
        prices[command] = middle + Integer.signum(sizes[command]) * WIDTH;
    }

    private int side() {
        return random.nextBoolean() ? 1 : -1;
    }
}
