package io.backstop.simulator.reports;

import io.backstop.contracts.serving.Page;
import io.backstop.model.scenario.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is served of one feed: docs/oracle-http.md. Threads may share it. */
public final class ReportPages {

    /** So many updates in one answer at most. */
    public static final int MOST = 100;

    private static final String JSON = "application/json";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private final ReportForm form;
    private final ReportShelf shelf;

    /** The pages of a feed. */
    public ReportPages(ReportForm form, ReportShelf shelf) {
        this.form = form;
        this.shelf = shelf;
    }

    /** By path. */
    public Map<String, Page> byPath() {
        return Map.of(
                "/v1/reports/latest", this::latest,
                "/v1/reports", this::reports,
                "/v1/signers", this::signers,
                "/live", ReportPages::live);
    }

    private Page.Answer latest(Map<String, String> query) {
        requireOnly(query, Set.of());
        return one(shelf.newest());
    }

    private Page.Answer reports(Map<String, String> query) {
        requireOnly(query, Set.of("at", "from", "to"));
        if (query.keySet().equals(Set.of("at"))) {
            return one(shelf.newestAt(seconds(query, "at")));
        }
        if (!query.keySet().equals(Set.of("from", "to"))) {
            throw new InputException("must have at, or from and to, in epoch seconds");
        }
        long from = seconds(query, "from");
        long to = seconds(query, "to");
        if (from > to) {
            throw new InputException("from: %d must not be after to, %d".formatted(from, to));
        }
        List<ServedUpdate> found = shelf.between(from, to, MOST + 1);
        boolean isCapped = found.size() > MOST;
        return json(form.updates(isCapped ? found.subList(0, MOST) : found, isCapped));
    }

    private Page.Answer signers(Map<String, String> query) {
        requireOnly(query, Set.of());
        return json(form.names());
    }

    private static Page.Answer live(Map<String, String> query) {
        requireOnly(query, Set.of());
        return json("{\"status\":\"live\"}");
    }

    private Page.Answer one(Optional<ServedUpdate> update) {
        return json(form.updates(update.stream().toList(), false));
    }

    private static Page.Answer json(String text) {
        return new Page.Answer(JSON, text + "\n");
    }

    private static void requireOnly(Map<String, String> query, Set<String> known) {
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw new InputException("\"%s\" is no parameter of this path".formatted(name));
            }
        }
    }

    private static long seconds(Map<String, String> query, String name) {
        String text = query.getOrDefault(name, "");
        if (!SECONDS.matcher(text).matches()) {
            throw new InputException("%s: \"%s\" must be epoch seconds".formatted(name, text));
        }
        return Long.parseLong(text);
    }
}
