package io.backstop.model.cex.book;

/** Quotes that count as laid, and are when somebody would see a difference. */
public interface LateQuotes {

    /** Lays them now. */
    void lay();
}
