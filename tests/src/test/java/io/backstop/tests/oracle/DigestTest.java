package io.backstop.tests.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.FeedCreation;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.model.market.Report;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.oracle.signing.ReportDomain;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;

/** Three programs make the same digest of a report: ours, the contract, and web3j from the typed data of the standard. */
class DigestTest {

    private static final FeedSource.Pull SPEC =
            new FeedSource.Pull(new QuorumSpec(5, 3), 10, 30, new FeedHistorySpec(60, 300));
    private static final int REPORTS = 200;

    private final RandomReports reports = new RandomReports(new Random(1));

    @Test
    void theContractSeesTheDigestThatTheSignerSigned() {
        try (ReportChain chain = new ReportChain()) {
            String feed = chain.deploy(
                    FeedCreation.pull(ContractCode.BUILT, SPEC, ReportChain.TREASURY, ReportChain.SIGNERS.addresses()));
            ReportFeedGateway gateway = new ReportFeedGateway(chain.connection(), feed);
            for (int i = 0; i < REPORTS; i++) {
                Report report = reports.anything();

                assertThat(gateway.digestOf(report))
                        .isEqualTo(hex(ReportChain.domain(feed).digest(report)));
            }
        }
    }

    @Test
    void anIndependentLibraryMakesTheSameDigestOfTheTypedData() throws IOException {
        ReportDomain domain = new ReportDomain(31_337, "0x5fbdb2315678afecb367f032d93f642f64180aa3");
        for (int i = 0; i < REPORTS; i++) {
            Report report = reports.anything();
            byte[] expected = new StructuredDataEncoder(typedData(domain, report)).hashStructuredData();

            assertThat(hex(domain.digest(report))).isEqualTo(hex(expected));
        }
    }

    @Test
    void anIndependentLibraryFindsTheSigner() throws SignatureException {
        ReportDomain domain = new ReportDomain(31_337, "0x5fbdb2315678afecb367f032d93f642f64180aa3");
        for (int i = 0; i < REPORTS; i++) {
            Report report = reports.anything();
            int signer = i % 5;
            Sign.SignatureData signature =
                    signatureOf(ReportChain.SIGNERS.sign(domain, signer, report).signature());
            BigInteger key = Sign.signedMessageHashToKey(domain.digest(report), signature);

            assertThat("0x" + Keys.getAddress(key))
                    .isEqualTo(ReportChain.SIGNERS.addresses().get(signer));
        }
    }

    private static Sign.SignatureData signatureOf(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.substring(2));
        return new Sign.SignatureData(bytes[64], Arrays.copyOfRange(bytes, 0, 32), Arrays.copyOfRange(bytes, 32, 64));
    }

    private static String hex(byte[] digest) {
        return "0x" + HexFormat.of().formatHex(digest);
    }

    private static String typedData(ReportDomain domain, Report report) {
        return """
            {"types": {
               "EIP712Domain": [{"name": "name", "type": "string"}, {"name": "version", "type": "string"},
                 {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}],
               "Report": [{"name": "price", "type": "int64"}, {"name": "confidence", "type": "int64"},
                 {"name": "bid", "type": "int64"}, {"name": "ask", "type": "int64"},
                 {"name": "publishTime", "type": "uint64"}, {"name": "validFrom", "type": "uint64"}]},
             "primaryType": "Report",
             "domain": {"name": "Backstop", "version": "1", "chainId": "%d", "verifyingContract": "%s"},
             "message": {"price": "%d", "confidence": "%d", "bid": "%d", "ask": "%d", "publishTime": "%d",
               "validFrom": "%d"}}
            """.formatted(
                        domain.chainId(),
                        domain.feed(),
                        report.price(),
                        report.confidence(),
                        report.bid(),
                        report.ask(),
                        report.publishTime(),
                        report.validFrom());
    }
}
