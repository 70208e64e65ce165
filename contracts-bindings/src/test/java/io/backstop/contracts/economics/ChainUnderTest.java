package io.backstop.contracts.economics;

import io.backstop.contracts.Venues;
import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.NothingThereException;
import io.backstop.contracts.chain.Traces;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.venue.ContractError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A chain on which an account with a key is the market, and answers to it as a pool and as a market with a few figures.
 */
final class ChainUnderTest implements AutoCloseable {

    static final String OVERFLOW = "overflow";

    private static final long GAS = 3_000_000;

    /** Pushes the first word of the call and jumps to 0x42 if it is for {@code markPrice()}. */
    private static final String MARK_ELSEWHERE = "5f3560e01c63" + Calldata.selector("markPrice()") + "14604257";

    private final LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
    private final TransactionSender market = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
    private final String pool = DevAccount.KEEPER.address();

    String market() {
        return market.address();
    }

    String pool() {
        return pool;
    }

    /** Creates a contract in a block of its own. */
    String create(String creation) {
        String address = market.futureContract(0);
        String transaction = market.create(creation, GAS);
        Venues.mineNext(chain);
        chain.connection().requireSuccess(transaction, "creation was refused");
        return address;
    }

    /** Lets the pool have this cash. */
    void setCash(long cash) {
        Traces.setCode(chain.connection(), pool, "0x67%016x5f5260205ff3".formatted(cash));
    }

    /** Lets the market have this open interest and mark: four words, or one where the price is asked. */
    void setMarket(long longSize, long shortSize, long longNotional, long shortNotional, long mark) {
        String interest = "67%016x60005267%016x60205267%016x60405267%016x60605260805ff3"
                .formatted(longSize, shortSize, longNotional, shortNotional);
        String code = MARK_ELSEWHERE + interest + "5b67%016x5f5260205ff3".formatted(mark);
        Traces.setCode(chain.connection(), market(), "0x" + code);
    }

    /** Seconds of the next block if it is one second after the last. */
    long nextTime() {
        return chain.connection().latestBlock().timestamp() + 1;
    }

    /** Sends a call as the market in a block of this time; its result or its error. */
    String send(String contract, Calldata call, long time) {
        String transaction = market.send(new ContractCall(contract, call.hex(), GAS));
        chain.clock().mine(time);
        boolean succeeded = chain.connection().awaitReceipt(transaction).succeeded();
        String output = Traces.output(chain.connection(), transaction);
        return succeeded ? numbers(output).toString() : refusal(ContractErrors.decode(output));
    }

    /** What a view returns at the newest block, or its error. */
    String view(String contract, Calldata call) {
        try {
            return numbers(chain.connection().call(contract, call.hex())).toString();
        } catch (NothingThereException e) {
            // A view that only refuses or does not answers with no word.
            return List.of().toString();
        } catch (ContractRevertException e) {
            return refusal(e.error());
        }
    }

    @Override
    public void close() {
        chain.close();
    }

    /** What a mirror answers, in the same words. */
    static String answer(Supplier<List<Long>> mirror) {
        try {
            return mirror.get().toString();
        } catch (ContractRevert e) {
            return e.error().toString();
        } catch (ArithmeticException e) {
            return OVERFLOW;
        }
    }

    /** A mirror does not tell kinds of overflow apart. */
    private static String refusal(ContractError error) {
        boolean overflow =
                error.equals(ContractError.of("Panic", 0x11L)) || error.name().equals("DoesNotFit64Bits");
        return overflow ? OVERFLOW : error.toString();
    }

    private static List<Long> numbers(String output) {
        Words words = Words.of(output);
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < words.count(); i++) {
            numbers.add(words.number(i));
        }
        return numbers;
    }
}
