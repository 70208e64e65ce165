package io.backstop.simulator.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import io.backstop.model.scenario.SignerReport;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import java.util.List;
import java.util.Locale;

/**
 * The one JSON form in which signed reports are served: docs/oracle-reports.schema.json.
 *
 * @param domain feed and chain for which they are signed
 * @param signers all signers of the feed
 * @param quorum how many of them the feed needs
 */
public record ReportForm(ReportDomain domain, ReportSigners signers, int quorum) {

    /**
     * Some updates, the oldest first, signed now.
     *
     * @param isCapped whether there are more
     */
    public String updates(List<ServedUpdate> served, boolean isCapped) {
        ObjectNode root = root();
        ArrayNode updates = root.putArray("updates");
        served.forEach(update -> add(updates.addObject(), update));
        return root.put("isCapped", isCapped).toString();
    }

    /** Who signs, in the feed's order. */
    public String names() {
        ObjectNode root = root().put("quorum", quorum);
        ArrayNode list = root.putArray("signers");
        signers.addresses().forEach(list::add);
        return root.toString();
    }

    private ObjectNode root() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("chainId", domain.chainId())
                .put("feed", domain.feed().toLowerCase(Locale.ROOT));
    }

    private void add(ObjectNode json, ServedUpdate update) {
        json.put("publishTime", update.publishTime()).put("price", Long.toString(update.price()));
        ArrayNode reports = json.putArray("reports");
        for (SignerReport vote : update.votes()) {
            SignedReport signed = signers.sign(domain, vote.signer(), vote.report());
            add(
                    reports.addObject()
                            .put("signer", signers.keys().get(vote.signer()).address()),
                    signed);
        }
    }

    /** Prices as text: a number of JSON is exact up to 2^53 only, which is 90 million dollars. */
    private static void add(ObjectNode json, SignedReport signed) {
        Report report = signed.report();
        json.put("price", Long.toString(report.price()))
                .put("confidence", Long.toString(report.confidence()))
                .put("bid", Long.toString(report.bid()))
                .put("ask", Long.toString(report.ask()))
                .put("publishTime", report.publishTime())
                .put("validFrom", report.validFrom())
                .put("signature", signed.signature());
    }
}
