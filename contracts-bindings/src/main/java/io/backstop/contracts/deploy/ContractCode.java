package io.backstop.contracts.deploy;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.wrapper.FeeBuffer;
import io.backstop.contracts.wrapper.Lens;
import io.backstop.contracts.wrapper.LossWaterfall;
import io.backstop.contracts.wrapper.LpPool;
import io.backstop.contracts.wrapper.PerpMarket;
import io.backstop.contracts.wrapper.PriceFeed;
import io.backstop.contracts.wrapper.SafetyModule;
import io.backstop.contracts.wrapper.TestDollar;
import java.io.IOException;
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
    public static final ContractCode BUILT = new ContractCode(Map.of(
            "TestDollar", TestDollar.BINARY,
            "PriceFeed", PriceFeed.BINARY,
            "LpPool", LpPool.BINARY,
            "FeeBuffer", FeeBuffer.BINARY,
            "SafetyModule", SafetyModule.BINARY,
            "LossWaterfall", LossWaterfall.BINARY,
            "PerpMarket", PerpMarket.BINARY,
            "Lens", Lens.BINARY));

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
        Map<String, String> code = new TreeMap<>();
        for (String name : BUILT.byName.keySet()) {
            Path file = folder.resolve(name + ".bin");
            try {
                code.put(name, "0x" + Files.readString(file).strip());
            } catch (IOException e) {
                throw new ChainException("contract code " + file + " cannot be read", e);
            }
        }
        return new ContractCode(code);
    }

    String of(String name) {
        String code = byName.get(name);
        if (code == null) {
            throw new IllegalArgumentException("there is no contract " + name);
        }
        return code;
    }
}
