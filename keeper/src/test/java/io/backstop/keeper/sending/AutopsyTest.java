package io.backstop.keeper.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.SentBatch;
import io.backstop.model.venue.ContractError;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches that were refused as a whole by a contract that refuses everything. */
class AutopsyTest {

    private static final Path HOME = Path.of(System.getProperty("backstop.home"));
    private static final long GENESIS = 1_760_000_000;
    private static final long GWEI = 1_000_000_000;
    private static final long LIMIT = 640_000;

    /** Returns five bytes of code, which revert without a word: PUSH1 0, PUSH1 0, REVERT. */
    private static final String REFUSES = "0x6460006000fd6000526005601bf3";

    private final LocalChain chain = LocalChain.start(HOME, GENESIS);
    private final TransactionSender sender =
            TransactionSender.tending(chain.connection(), DevAccount.KEEPER, new Replacement(2, 5_000 * GWEI));
    private final Autopsy autopsy = new Autopsy(chain.connection(), null);

    @AfterEach
    void stop() {
        chain.close();
    }

    /** A 64th of 640,000 units are 10,000, which a caller keeps back: whoever used 629,999 may have had gas left. */
    @Test
    void whoHadGasLeftWasRefusedByTheContract() {
        assertThat(refusedAfter(629_999, 0).refusal()).isEqualTo(ContractError.of("NoReason"));
    }

    /** Whoever used 630,000 ran out of gas, whatever the contract says now. */
    @Test
    void whoRanOutOfGasWasNotRefused() {
        assertThat(refusedAfter(630_000, 0).refusal()).isNull();
    }

    /** The account has not got the wei any more, so that the node does not even ask the contract. */
    @Test
    void aNodeThatCannotSayLeavesTheReasonOpen() throws Exception {
        ContractCall call = call(5);
        SentBatch batch = sent(call);
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"anvil_setBalance\",\"params\":[\"%s\",\"0x0\"]}"
                .formatted(DevAccount.KEEPER.address());
        HttpRequest request = HttpRequest.newBuilder(URI.create(chain.httpUrl()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(autopsy.of(refused(batch, 100_000), sender).refusal()).isNull();
    }

    private SentBatch refusedAfter(long gasUsed, long wei) {
        return autopsy.of(refused(sent(call(wei)), gasUsed), sender);
    }

    private ContractCall call(long wei) {
        String contract = sender.futureContract(0);
        sender.create(REFUSES, 200_000);
        chain.clock().mine(GENESIS + 1);
        return new ContractCall(contract, "0x01", LIMIT).paying(wei);
    }

    private SentBatch sent(ContractCall call) {
        return new SentBatch(SentBatch.Kind.LIQUIDATION, new int[] {7}, sender.send(call));
    }

    private static SentBatch refused(SentBatch batch, long gasUsed) {
        return batch.landed(new Receipt(batch.transaction(), 2, false, gasUsed, GWEI));
    }
}
