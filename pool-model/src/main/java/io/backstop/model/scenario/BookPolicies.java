package io.backstop.model.scenario;

/**
 * The rules that a book venue is composed of.
 *
 * @param mark what positions are valued at
 */
public record BookPolicies(MarkSpec mark) {}
