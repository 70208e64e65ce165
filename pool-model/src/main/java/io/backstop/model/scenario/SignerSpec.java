package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * One signer of a feed, who observes its price for himself.
 *
 * @param lag from the observation until his report is signed
 * @param noise standard deviation of each observation of his, relative to the price (1e-9)
 * @param outages when he observes, and so signs, nothing
 */
public record SignerSpec(LatencySpec lag, long noise, List<TimeWindow> outages) {

    /** A signer who sees the price as it is and signs it at once. */
    public static final SignerSpec PLAIN = new SignerSpec(LatencySpec.fixed(0), 0, List.of());

    /** Checks the figures. */
    public SignerSpec {
        Figures.requireWithin("noise", noise, 0, FixedPoint.RATIO_ONE);
        outages = List.copyOf(outages);
    }
}
