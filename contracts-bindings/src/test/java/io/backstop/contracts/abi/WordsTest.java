package io.backstop.contracts.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void whatIsWrittenIsReadBack() {
        String hex = Calldata.create("0x")
                .number(-1)
                .number(Long.MIN_VALUE)
                .number(Long.MAX_VALUE)
                .number(0)
                .hex();

        Words words = Words.of(hex);

        assertThat(words.count()).isEqualTo(4);
        assertThat(new long[] {words.number(0), words.number(1), words.number(2), words.number(3)})
                .containsExactly(-1, Long.MIN_VALUE, Long.MAX_VALUE, 0);
    }

    @Test
    void aNumberOfMoreThan63BitsAndASignIsAnError() {
        Words twoTo63 = Words.of("0x" + "0".repeat(48) + "8" + "0".repeat(15));

        assertThat(twoTo63.isLong(0)).isFalse();
        assertThatThrownBy(() -> twoTo63.number(0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("8000000000000000");
    }
}
