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

/** The one JSON form in which signed reports are served: docs/oracle-reports.schema.json. Threads may share it. */
public final class ReportForm {

    private final ReportDomain domain;
    private final ReportSigners signers;
    private final int quorum;
    private final List<String> addresses;
    private final SignedUpdates signed = new SignedUpdates(this::sign);

    /**
     * A form.
     *
     * @param domain feed and chain for which reports are signed
     * @param signers all signers of the feed
     * @param quorum how many of them the feed needs
     */
    public ReportForm(ReportDomain domain, ReportSigners signers, int quorum) {
        this.domain = domain;
        this.signers = signers;
        this.quorum = quorum;
        addresses = signers.addresses();
    }

    /**
     * Some updates, the oldest first, signed when they are asked for first.
     *
     * @param isCapped whether there are more
     */
    public String updates(List<ServedUpdate> served, boolean isCapped) {
        ObjectNode root = root();
        ArrayNode updates = root.putArray("updates");
        served.forEach(update -> updates.add(signed.of(update)));
        return root.put("isCapped", isCapped).toString();
    }

    /** Who signs, in the feed's order. */
    public String names() {
        ObjectNode root = root().put("quorum", quorum);
        ArrayNode list = root.putArray("signers");
        addresses.forEach(list::add);
        return root.toString();
    }

    private ObjectNode root() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("chainId", domain.chainId())
                .put("feed", domain.feed().toLowerCase(Locale.ROOT));
    }

    private ObjectNode sign(ServedUpdate update) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("publishTime", update.publishTime())
                .put("price", Long.toString(update.price()));
        ArrayNode reports = json.putArray("reports");
        for (SignerReport vote : update.votes()) {
            SignedReport report = signers.sign(domain, vote.signer(), vote.report());
            add(reports.addObject().put("signer", addresses.get(vote.signer())), report);
        }
        return json;
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
