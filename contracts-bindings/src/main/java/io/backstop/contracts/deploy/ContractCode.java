package io.backstop.contracts.deploy;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.wrapper.Wrappers;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Creation code of the contracts by name, in hexadecimal.
 *
 * @param byName the contracts that {@link #BUILT} has
 */
public record ContractCode(Map<String, String> byName) {

    /** The code that was compiled with this module. */
    public static final ContractCode BUILT = new ContractCode(binaries());

    /** The build for chains with these rules; that for London is read when it is asked for. */
    public static ContractCode builtFor(Hardfork hardfork) {
        return switch (hardfork) {
            case LONDON -> read(ContractCode::londonBuild);
            case CANCUN -> BUILT;
        };
    }

    /** Keeps the code as it is. */
    public ContractCode {
        byName = Map.copyOf(byName);
    }

    /**
     * Code that was compiled elsewhere, one {@code NAME.bin} for each contract: a designer's own change, say.
     *
     * @throws ChainException if one of them cannot be read
     */
    public static ContractCode compiledIn(Path folder) {
        return read(name -> Files.newInputStream(folder.resolve(name)));
    }

    private static Map<String, String> binaries() {
        Map<String, String> binaries = new TreeMap<>();
        Wrappers.ALL.forEach((name, wrapper) -> {
            try {
                binaries.put(name, (String) wrapper.getField("BINARY").get(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the wrapper of " + name + " has no code", e);
            }
        });
        return binaries;
    }

    private interface Source {
        InputStream open(String file) throws IOException;
    }

    private static ContractCode read(Source source) {
        Map<String, String> code = new TreeMap<>();
        for (String name : BUILT.byName.keySet()) {
            try (InputStream file = source.open(name + ".bin")) {
                code.put(name, "0x" + new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
            } catch (IOException e) {
                throw new ChainException("contract code of " + name + " cannot be read: " + e.getMessage(), e);
            }
        }
        return new ContractCode(code);
    }

    private static InputStream londonBuild(String file) throws IOException {
        InputStream resource = ContractCode.class.getResourceAsStream("london/" + file);
        if (resource == null) {
            throw new FileNotFoundException("london/" + file + " is not in the class path");
        }
        return resource;
    }

    String of(String name) {
        String code = byName.get(name);
        if (code == null) {
            throw new IllegalArgumentException("there is no contract " + name);
        }
        return code;
    }
}
