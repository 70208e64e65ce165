package io.backstop.keeper;

import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.web3j.crypto.Credentials;

/** A key from a file that whoever starts the process has opened for it. The key never stands in a message. */
public final class KeyDescriptor {

    private static final Path DESCRIPTORS = Path.of("/dev/fd");
    private static final Pattern KEY = Pattern.compile("(0x)?[0-9a-fA-F]{64}");

    private KeyDescriptor() {}

    /**
     * Reads the key of 64 hexadecimal digits.
     *
     * @param option that names the descriptor, for messages
     * @throws InputException if nothing can be read there, or it is no key
     */
    public static Credentials open(String option, int descriptor) {
        String text = read(option, descriptor).strip();
        if (!KEY.matcher(text).matches()) {
            throw new InputException(option + " " + descriptor + ": must hold a key of 64 hexadecimal digits");
        }
        return Credentials.create(text);
    }

    private static String read(String option, int descriptor) {
        try {
            return Files.readString(DESCRIPTORS.resolve(Integer.toString(descriptor)), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new InputException(option + " " + descriptor + ": must be a file descriptor that can be read");
        }
    }
}
