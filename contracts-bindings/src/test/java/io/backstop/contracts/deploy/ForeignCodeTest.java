package io.backstop.contracts.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Hardfork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No contract runs the code of another address as its own or can be removed: what is deployed stays what it is. */
class ForeignCodeTest {

    private static final int PUSH_1 = 0x60;
    private static final int PUSH_32 = 0x7f;
    private static final Map<Integer, String> FORBIDDEN =
            Map.of(0xf2, "CALLCODE", 0xf4, "DELEGATECALL", 0xff, "SELFDESTRUCT");
    private static final List<String> FORBIDDEN_WORDS =
            List.of("delegatecall", "callcode", "selfdestruct", "proxy", "upgradeable", "initializable");
    private static final Path SOURCES = Path.of("src/main/solidity");

    /** 0x60 pushes the byte after it, 0x61 two. */
    @Test
    void whatIsPushedIsNoCode() {
        assertThat(forbiddenIn("60f4" + "61f4ff" + "00")).isEmpty();
        assertThat(forbiddenIn("60f4" + "f4" + "61ffff" + "f2" + "ff"))
                .containsExactly("DELEGATECALL", "CALLCODE", "SELFDESTRUCT");
    }

    /** No library is linked either: its address would stand in the code as a placeholder, which is no hexadecimal number. */
    @ParameterizedTest
    @EnumSource(Hardfork.class)
    void noBuiltContractRunsForeignCode(Hardfork hardfork) {
        ContractCode code = ContractCode.builtFor(hardfork);

        assertThat(code.byName()).containsKeys("PerpMarket", "LpPool", "Deleverager");
        assertThat(code.byName())
                .allSatisfy((name, binary) ->
                        assertThat(forbiddenIn(binary)).as(name).isEmpty());
    }

    @Test
    void noSourceAsksForIt() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".sol")).toList();

            assertThat(sources).contains(SOURCES.resolve("PerpMarket.sol"));
            assertThat(sources)
                    .allSatisfy(source -> assertThat(Files.readString(source).toLowerCase(Locale.ROOT))
                            .doesNotContain(FORBIDDEN_WORDS));
        }
    }

    private static List<String> forbiddenIn(String hex) {
        byte[] code = HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
        List<String> found = new ArrayList<>();
        for (int at = 0; at < code.length; at++) {
            int instruction = Byte.toUnsignedInt(code[at]);
            if (FORBIDDEN.containsKey(instruction)) {
                found.add(FORBIDDEN.get(instruction));
            }
            if (instruction >= PUSH_1 && instruction <= PUSH_32) {
                at += instruction - PUSH_1 + 1;
            }
        }
        return found;
    }
}
