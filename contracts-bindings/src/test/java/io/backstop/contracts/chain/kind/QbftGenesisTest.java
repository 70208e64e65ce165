package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backstop.contracts.chain.Hardfork;
import org.junit.jupiter.api.Test;

class QbftGenesisTest {

    private static final String VALIDATOR = "0x9811ebc35d7b06b3fa8dc5809a1f9c52751e1deb";

    /**
     * By hand: 32 bytes are a0 and the bytes, 33 in all; an address is 94 and the bytes, 21, in a list d5 of 22 in all; no
     * vote c0, round 0 80, no seals c0. 33 + 22 + 3 = 58 = 0x3a bytes, which is more than 55, so the list begins f8 3a.
     */
    @Test
    void theValidatorStandsInTheExtraData() {
        assertThat(new QbftGenesis(VALIDATOR, Hardfork.CANCUN).extraData())
                .isEqualTo("0xf83aa0" + "00".repeat(32) + "d5949811ebc35d7b06b3fa8dc5809a1f9c52751e1debc080c0");
    }

    @Test
    void theFileIsWhatAOneSecondQbftNeeds() throws Exception {
        JsonNode genesis = parsed(Hardfork.CANCUN);

        assertThat(genesis.at("/config").toString())
                .isEqualTo("{\"chainId\":1337,\"berlinBlock\":0,\"londonBlock\":0,\"shanghaiTime\":0,\"cancunTime\":0,"
                        + "\"zeroBaseFee\":true,\"qbft\":{\"blockperiodseconds\":1,\"epochlength\":30000,"
                        + "\"requesttimeoutseconds\":15}}");
        assertThat(genesis.get("gasLimit").asText()).isEqualTo("0x1fffffffffffff");
        assertThat(genesis.get("mixHash").asText())
                .isEqualTo("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");
        // 200 and 90,000 ether: 200e18 = 0xad78ebc5ac6200000, 90000e18 = 0x130ee8e7179044400000.
        assertThat(genesis.at("/alloc/fe3b557e8fb62b89f4916b721be55ceb828dbd73/balance")
                        .asText())
                .isEqualTo("0xad78ebc5ac6200000");
        assertThat(genesis.at("/alloc/627306090abab3a6e1400e9345bc60c78a8bef57/balance")
                        .asText())
                .isEqualTo("0x130ee8e7179044400000");
        // Three of Besu's own and one for each of the six roles.
        assertThat(genesis.get("alloc")).hasSize(9);
    }

    @Test
    void londonKnowsNothingLater() throws Exception {
        assertThat(parsed(Hardfork.LONDON).get("config").has("shanghaiTime")).isFalse();
        assertThat(parsed(Hardfork.LONDON).get("config").has("cancunTime")).isFalse();
    }

    private static JsonNode parsed(Hardfork hardfork) throws Exception {
        return JsonMapper.builder().build().readTree(new QbftGenesis(VALIDATOR, hardfork).json());
    }
}
