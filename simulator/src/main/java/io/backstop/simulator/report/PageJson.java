package io.backstop.simulator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON that lies in a page. */
final class PageJson {

    private PageJson() {}

    /** What writes it. */
    interface Writing {

        void to(JsonGenerator json) throws IOException;
    }

    /** The text of what is written; no text in it can end the element that holds it. */
    static String of(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("<", "\\u003c");
    }
}
