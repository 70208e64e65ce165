package io.backstop.contracts.deploy;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.wrapper.Carry;
import io.backstop.contracts.wrapper.Containment;
import io.backstop.contracts.wrapper.FeeBuffer;
import io.backstop.contracts.wrapper.FixedVersion;
import io.backstop.contracts.wrapper.Flags;
import io.backstop.contracts.wrapper.GateList;
import io.backstop.contracts.wrapper.KinkedBorrowing;
import io.backstop.contracts.wrapper.KinkedFunding;
import io.backstop.contracts.wrapper.Lens;
import io.backstop.contracts.wrapper.LossWaterfall;
import io.backstop.contracts.wrapper.LpPool;
import io.backstop.contracts.wrapper.MaxAge;
import io.backstop.contracts.wrapper.OpenInterestCaps;
import io.backstop.contracts.wrapper.OrderQueue;
import io.backstop.contracts.wrapper.Parameters;
import io.backstop.contracts.wrapper.Pause;
import io.backstop.contracts.wrapper.PerpMarket;
import io.backstop.contracts.wrapper.PnlCaps;
import io.backstop.contracts.wrapper.PowerLawImpact;
import io.backstop.contracts.wrapper.PriceFeed;
import io.backstop.contracts.wrapper.PriceGuard;
import io.backstop.contracts.wrapper.PublisherDoor;
import io.backstop.contracts.wrapper.PullFeed;
import io.backstop.contracts.wrapper.ReferenceGuard;
import io.backstop.contracts.wrapper.ReportBounds;
import io.backstop.contracts.wrapper.ReportedLiquidation;
import io.backstop.contracts.wrapper.RequestCommitFeed;
import io.backstop.contracts.wrapper.ResumeGrace;
import io.backstop.contracts.wrapper.Roles;
import io.backstop.contracts.wrapper.SafetyModule;
import io.backstop.contracts.wrapper.SettleableFeed;
import io.backstop.contracts.wrapper.SettleableReportFeed;
import io.backstop.contracts.wrapper.SinceChange;
import io.backstop.contracts.wrapper.SkewPremium;
import io.backstop.contracts.wrapper.TestDollar;
import io.backstop.contracts.wrapper.VelocityFunding;
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
    public static final ContractCode BUILT = new ContractCode(Map.ofEntries(
            Map.entry("TestDollar", TestDollar.BINARY),
            Map.entry("PriceFeed", PriceFeed.BINARY),
            Map.entry("LpPool", LpPool.BINARY),
            Map.entry("FeeBuffer", FeeBuffer.BINARY),
            Map.entry("SafetyModule", SafetyModule.BINARY),
            Map.entry("LossWaterfall", LossWaterfall.BINARY),
            Map.entry("PerpMarket", PerpMarket.BINARY),
            Map.entry("Lens", Lens.BINARY),
            Map.entry("PullFeed", PullFeed.BINARY),
            Map.entry("RequestCommitFeed", RequestCommitFeed.BINARY),
            Map.entry("ReportedLiquidation", ReportedLiquidation.BINARY),
            Map.entry("MaxAge", MaxAge.BINARY),
            Map.entry("SinceChange", SinceChange.BINARY),
            Map.entry("FixedVersion", FixedVersion.BINARY),
            Map.entry("Containment", Containment.BINARY),
            Map.entry("ReportBounds", ReportBounds.BINARY),
            Map.entry("Flags", Flags.BINARY),
            Map.entry("GateList", GateList.BINARY),
            Map.entry("OrderQueue", OrderQueue.BINARY),
            Map.entry("Parameters", Parameters.BINARY),
            Map.entry("Pause", Pause.BINARY),
            Map.entry("PriceGuard", PriceGuard.BINARY),
            Map.entry("PublisherDoor", PublisherDoor.BINARY),
            Map.entry("ReferenceGuard", ReferenceGuard.BINARY),
            Map.entry("ResumeGrace", ResumeGrace.BINARY),
            Map.entry("Roles", Roles.BINARY),
            Map.entry("SettleableFeed", SettleableFeed.BINARY),
            Map.entry("SettleableReportFeed", SettleableReportFeed.BINARY),
            Map.entry("Carry", Carry.BINARY),
            Map.entry("KinkedBorrowing", KinkedBorrowing.BINARY),
            Map.entry("KinkedFunding", KinkedFunding.BINARY),
            Map.entry("OpenInterestCaps", OpenInterestCaps.BINARY),
            Map.entry("PnlCaps", PnlCaps.BINARY),
            Map.entry("PowerLawImpact", PowerLawImpact.BINARY),
            Map.entry("SkewPremium", SkewPremium.BINARY),
            Map.entry("VelocityFunding", VelocityFunding.BINARY)));

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
