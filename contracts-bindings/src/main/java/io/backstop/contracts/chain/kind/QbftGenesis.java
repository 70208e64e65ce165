package io.backstop.contracts.chain.kind;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.sender.DevAccount;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.utils.Numeric;

/**
 * The first block of a QBFT chain with a single validator, one block a second and no base fee, in which Besu's own three
 * development accounts and those of {@link DevAccount} have money.
 *
 * @param validator the address that makes the blocks
 * @param hardfork its rules
 */
record QbftGenesis(String validator, Hardfork hardfork) {

    /** As Besu's own development network has it. */
    static final long CHAIN_ID = 1_337;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Marks blocks of QBFT: "ctical byzantine fault tolerance", as its definition has it. */
    private static final String MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

    private static final int VANITY_BYTES = 32;

    /**
     * Longer than a block may take to be filled and then checked, so that no validator gives up its own: a second until it is due
     * and twice five, because up to 26.8.0 no option of such a network bounds the filling to less.
     */
    private static final int REQUEST_TIMEOUT_SECONDS = 15;

    private static final String ETHER_90000 = "0x130ee8e7179044400000";
    private static final String ETHER_200 = "0xad78ebc5ac6200000";
    private static final String SMALL_ACCOUNT = "fe3b557e8fb62b89f4916b721be55ceb828dbd73";
    private static final List<String> LARGE_ACCOUNTS =
            List.of("627306090abab3a6e1400e9345bc60c78a8bef57", "f17f52151ebef6c7334fad080c5704d77216b732");

    /** The file that Besu reads. */
    String json() {
        ObjectNode root = JSON.createObjectNode();
        config(root.putObject("config"));
        root.put("nonce", "0x0")
                .put("timestamp", "0x0")
                .put("gasLimit", "0x1fffffffffffff")
                .put("difficulty", "0x1")
                .put("mixHash", MIX_HASH)
                .put("coinbase", "0x0000000000000000000000000000000000000000")
                .put("extraData", extraData());
        ObjectNode accounts = root.putObject("alloc");
        accounts.putObject(SMALL_ACCOUNT).put("balance", ETHER_200);
        Stream.concat(
                        LARGE_ACCOUNTS.stream(),
                        Arrays.stream(DevAccount.values()).map(account -> Numeric.cleanHexPrefix(account.address())))
                .forEach(account -> accounts.putObject(account).put("balance", ETHER_90000));
        return root.toPrettyString();
    }

    private void config(ObjectNode config) {
        config.put("chainId", CHAIN_ID).put("berlinBlock", 0).put("londonBlock", 0);
        if (hardfork == Hardfork.CANCUN) {
            config.put("shanghaiTime", 0).put("cancunTime", 0);
        }
        config.put("zeroBaseFee", true);
        config.putObject("qbft")
                .put("blockperiodseconds", 1)
                .put("epochlength", 30_000)
                .put("requesttimeoutseconds", REQUEST_TIMEOUT_SECONDS);
    }

    /** RLP of: 32 bytes of anything, the validators, no vote, round 0, no seals. */
    String extraData() {
        RlpList parts = new RlpList(
                RlpString.create(new byte[VANITY_BYTES]),
                new RlpList(RlpString.create(Numeric.hexStringToByteArray(validator))),
                new RlpList(),
                RlpString.create(new byte[0]),
                new RlpList());
        return Numeric.toHexString(RlpEncoder.encode(parts));
    }
}
