package io.backstop.model.cex.fund;

import java.util.HashMap;
import java.util.Map;

/** Which funds take positions over: a fund that has left for one contract has left for all that go by the same loss. Not thread safe. */
public final class Presences {

    private final Map<Key, MarketPresence> presences = new HashMap<>();

    private record Key(Fund fund, long lossRatio) {}

    /** The presence of a fund that leaves after the loss of a share of its peak (1e-9). */
    public MarketPresence of(Fund fund, long lossRatio) {
        return presences.computeIfAbsent(new Key(fund, lossRatio), key -> new MarketPresence(fund, lossRatio));
    }
}
