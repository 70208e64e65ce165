package io.backstop.contracts.serving;

import java.util.Map;

/** What stands at one path. Threads share it. */
@FunctionalInterface
public interface Page {

    /**
     * Answers a request.
     *
     * @param query parameters by name
     * @throws io.backstop.model.scenario.InputException if they make no sense, which the asker is told
     */
    Answer answer(Map<String, String> query);

    /**
     * A page's text.
     *
     * @param type of the content
     * @param status of HTTP
     */
    record Answer(String type, String text, int status) {

        /** What was asked for. */
        public Answer(String type, String text) {
            this(type, text, 200);
        }
    }
}
