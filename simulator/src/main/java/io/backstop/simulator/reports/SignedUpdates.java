package io.backstop.simulator.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was signed for the updates asked for last, so that it is signed once whoever asks. Threads may share it. */
final class SignedUpdates {

    /** Of 19 signers they take 20 MB. */
    private static final int MOST = 1_000;

    private final Function<ServedUpdate, JsonNode> signing;
    private final Map<Long, JsonNode> signed = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Nothing yet.
     *
     * @param signing of an update that is asked for; what it returns is never changed
     */
    SignedUpdates(Function<ServedUpdate, JsonNode> signing) {
        this.signing = signing;
    }

    /** An update, signed; signing makes nobody wait who asks for another. */
    JsonNode of(ServedUpdate update) {
        synchronized (signed) {
            JsonNode known = signed.get(update.publishTime());
            if (known != null) {
                return known;
            }
        }
        JsonNode made = signing.apply(update);
        keep(update.publishTime(), made);
        return made;
    }

    private void keep(long publishTime, JsonNode made) {
        synchronized (signed) {
            signed.put(publishTime, made);
            if (signed.size() > MOST) {
                Iterator<Long> eldest = signed.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }
    }
}
