package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Hardfork;
import org.junit.jupiter.api.Test;

/** What a Besu is started with; each of these is an option of both 25.11.0 and 26.8.0. */
class BesuNetworkTest {

    @Test
    void theOptionsAreThoseThatWereSeenToWork() {
        assertThat(BesuNetwork.options())
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
                        "--tx-pool-max-future-by-sender=100000",
                        "--poa-block-txs-selection-max-time=300",
                        "--rpc-gas-cap=2000000000");
    }

    @Test
    void eachNetworkHasAKeyOfItsOwn() {
        BesuNetwork one = BesuNetwork.create(Hardfork.CANCUN);

        assertThat(one.validatorKey()).matches("0x[0-9a-f]{64}");
        assertThat(one.validatorKey())
                .isNotEqualTo(BesuNetwork.create(Hardfork.CANCUN).validatorKey());
    }
}
