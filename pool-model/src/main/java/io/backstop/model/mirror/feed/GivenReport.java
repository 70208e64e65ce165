package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;

/**
 * A report as somebody sends it, with what the contract finds out about its signature.
 *
 * @param signer place among the feed's signers, from 0; {@link #NOBODY} if the key is no signer's or signed something else
 * @param isWellFormed whether the signature is one at all
 */
public record GivenReport(Report report, int signer, boolean isWellFormed) {

    /** Who signs what no signer signed. */
    public static final int NOBODY = -1;

    /** What this signer really reported. */
    public static GivenReport signed(Report report, int signer) {
        return new GivenReport(report, signer, true);
    }
}
