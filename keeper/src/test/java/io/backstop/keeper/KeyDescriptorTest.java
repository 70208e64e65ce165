package io.backstop.keeper;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import org.junit.jupiter.api.Test;

class KeyDescriptorTest {

    @Test
    void aDescriptorThatIsNotOpenIsOneLine() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> KeyDescriptor.open("--key-fd", 987))
                .withMessage("--key-fd 987: must be a file descriptor that can be read");
    }
}
