package io.backstop.contracts.gas;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.FeedCreation;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.gateway.ReportedLiquidationGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.QuorumSpec;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** A pull feed with five signers who are all heard, with keys that are worth nothing. */
final class SignedUpdates {

    private static final int SIGNERS = 5;
    private static final FeedSource.Pull SPEC =
            new FeedSource.Pull(new QuorumSpec(SIGNERS, SIGNERS), 60, 30, new FeedHistorySpec(300, 300));
    private static final long CREATE_GAS = 8_000_000;
    private static final HexFormat HEX = HexFormat.of();

    private final LocalChain chain;
    private final TransactionSender anybody;
    private final String address;
    private final String liquidation;
    private final ReportFeedGateway feed;
    private final List<ECKeyPair> keys = IntStream.rangeClosed(1, SIGNERS)
            .mapToObj(key -> ECKeyPair.create(BigInteger.valueOf(key)))
            .toList();

    SignedUpdates(LocalChain chain, Hardfork hardfork) {
        this.chain = chain;
        anybody = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
        address = anybody.futureContract(0);
        liquidation = anybody.futureContract(1);
        ContractCode code = ContractCode.builtFor(hardfork);
        List<String> signers =
                keys.stream().map(key -> "0x" + Keys.getAddress(key)).toList();
        anybody.create(FeedCreation.pull(code, SPEC, anybody.address(), signers), CREATE_GAS);
        anybody.create(FeedCreation.reportedLiquidation(code), CREATE_GAS);
        Venues.mineNext(chain);
        feed = new ReportFeedGateway(chain.connection(), address);
    }

    /** The gas of an update with one price in dollars from each signer. */
    long update(long dollars) {
        return sent(feed.update(reports(dollars)));
    }

    /** An update with a liquidation by the gateway's contract. */
    ContractCall liquidation(long dollars, String market, long liquidationGas, int account) {
        return new ReportedLiquidationGateway(liquidation)
                .liquidate(address, reports(dollars), market, liquidationGas, account);
    }

    private List<SignedReport> reports(long dollars) {
        long time = chain.connection().latestBlock().timestamp();
        return IntStream.range(0, SIGNERS)
                .mapToObj(signer -> signed(signer, Venues.price(dollars + signer), time))
                .toList();
    }

    private SignedReport signed(int signer, long price, long time) {
        Report report = new Report(price, 1, price - 1, price + 1, time, time);
        byte[] digest = HEX.parseHex(feed.digestOf(report).substring(2));
        Sign.SignatureData signature = Sign.signMessage(digest, keys.get(signer), false);
        return new SignedReport(
                report,
                "0x" + HEX.formatHex(signature.getR()) + HEX.formatHex(signature.getS())
                        + HEX.formatHex(signature.getV()));
    }

    private long sent(ContractCall call) {
        ChainConnection connection = chain.connection();
        String transaction = anybody.send(call);
        Venues.mineNext(chain);
        connection.requireSuccess(transaction, "update was refused");
        return connection.awaitReceipt(transaction).gasUsed();
    }
}
