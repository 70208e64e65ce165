package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Hardfork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Besu is started with. */
class BesuNetworkTest {

    /** In its documentation and its sources, of 2025 and of 2026, and never tried with it. */
    private static final List<String> DOCUMENTED =
            List.of("--poa-block-txs-selection-max-time=300", "--rpc-gas-cap=2000000000");

    /** By a 26.8.0; that DEBUG is offered over WebSockets too was seen over HTTP only. */
    @Test
    void theOptionsAreThoseThatWereSeenToWorkAndTwoMore() {
        assertThat(BesuNetwork.options())
                .endsWith(DOCUMENTED.toArray(String[]::new))
                .filteredOn(option -> !DOCUMENTED.contains(option))
                .containsExactly(
                        "--network-id=1337",
                        "--p2p-host=127.0.0.1",
                        "--p2p-interface=127.0.0.1",
                        "--discovery-enabled=false",
                        "--nat-method=NONE",
                        "--rpc-http-enabled",
                        "--rpc-ws-enabled",
                        "--rpc-http-api=ETH,NET,WEB3,QBFT,TXPOOL,DEBUG",
                        "--rpc-ws-api=ETH,NET,WEB3,QBFT,TXPOOL,DEBUG",
                        "--host-allowlist=*",
                        "--rpc-http-cors-origins=all",
                        "--min-gas-price=0",
                        "--tx-pool-max-future-by-sender=100000");
    }

    @Test
    void eachNetworkHasAKeyOfItsOwn() {
        BesuNetwork one = BesuNetwork.create(Hardfork.CANCUN);

        assertThat(one.validatorKey()).matches("0x[0-9a-f]{64}");
        assertThat(one.validatorKey())
                .isNotEqualTo(BesuNetwork.create(Hardfork.CANCUN).validatorKey());
    }
}
