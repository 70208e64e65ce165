package io.backstop.tests.fuzz;

/**
 * Where contracts and mirror first disagree.
 *
 * @param call place of the call in the scenario, from 0
 * @param kind what differs, the same for all differences of one cause as far as can be told
 */
record Difference(int call, String kind, String mirror, String chain) {

    @Override
    public String toString() {
        return "call %d, %s:%n  mirror %s%n  chain  %s".formatted(call + 1, kind, mirror, chain);
    }
}
