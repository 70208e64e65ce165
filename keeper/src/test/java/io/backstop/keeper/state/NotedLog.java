package io.backstop.keeper.state;

import io.backstop.keeper.log.EventLog;
import java.util.ArrayList;
import java.util.List;

/** Keeps the words of all lines. */
final class NotedLog implements EventLog {

    final List<String> events = new ArrayList<>();

    @Override
    public void tell(Level level, String event, Object... pairs) {
        events.add(event);
    }
}
