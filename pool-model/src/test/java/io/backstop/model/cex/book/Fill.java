package io.backstop.model.cex.book;

/** One fill as a value. */
public record Fill(int maker, int taker, long price, long size) implements BookEvent {}
