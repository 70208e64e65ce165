package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFrameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[{},{}]", "{\"a\":{\"b\":[1]}}", "{\"a\":\"}\"}", "{\"a\":\"\\\"}\"}", "{\"é\":\"\\\\\"}"
            })
    void aValueEndsWithItsOwnBracketHoweverItArrives(String json) {
        byte[] bytes = (json + "{\"next\":1}").getBytes(StandardCharsets.UTF_8);
        int length = json.getBytes(StandardCharsets.UTF_8).length;

        assertThat(new JsonFrame().end(bytes, 0, bytes.length)).isEqualTo(length);
        assertThat(endReadByteByByte(bytes)).isEqualTo(length);
    }

    private static int endReadByteByByte(byte[] bytes) {
        JsonFrame frame = new JsonFrame();
        int end = -1;
        for (int i = 0; end < 0; i++) {
            end = frame.end(bytes, i, i + 1);
        }
        return end;
    }
}
