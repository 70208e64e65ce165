package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many reads in one request: {@code Lens.sol}. */
public final class LensGateway {

    private static final int ARRAY_START = 2;

    private final ChainConnection connection;
    private final String lens;

    private static final int STATE_WORDS = 10;

    /** The lens at this address. */
    public LensGateway(ChainConnection connection, String lens) {
        this.connection = connection;
        this.lens = lens;
    }

    /** A question that can be asked after every block: encoded once, one request each time. */
    public interface BalanceQuery {

        /** The holders' balances in micro-dollars, in the order of the question. */
        long[] read();
    }

    /** The question for what these addresses hold of a token. */
    public BalanceQuery balances(String token, List<String> holders) {
        String calldata = Calldata.call("balances(address,address[])")
                .address(token)
                .number(2L * Calldata.WORD_BYTES)
                .addresses(holders)
                .hex();
        return () -> numbers(Words.of(connection.call(lens, calldata)));
    }

    /**
     * Every open position of a market at a block, by id.
     *
     * @param block its hash
     * @param from first account id
     * @param to the one after the last
     */
    public Map<Integer, OpenPosition> positions(String market, String block, long from, long to) {
        String calldata = Calldata.call("accounts(address,uint64,uint64)")
                .address(market)
                .number(from)
                .number(to)
                .hex();
        Words words = Words.of(connection.callAt(block, lens, calldata));
        Map<Integer, OpenPosition> found = new TreeMap<>();
        for (int i = 0; i < words.number(1); i++) {
            int at = ARRAY_START + i * STATE_WORDS;
            OpenPosition position = new OpenPosition(
                    words.number(at + 1), words.number(at + 2), words.number(at + 3), words.number(at + 4));
            found.put(Math.toIntExact(words.number(at)), position);
        }
        return found;
    }

    private static long[] numbers(Words array) {
        long[] numbers = new long[Math.toIntExact(array.number(1))];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.number(ARRAY_START + i);
        }
        return numbers;
    }
}
