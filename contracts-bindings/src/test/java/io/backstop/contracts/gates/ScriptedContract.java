package io.backstop.contracts.gates;

import io.backstop.contracts.abi.Calldata;
import java.util.LinkedHashMap;
import java.util.Map;

/** Code of a contract that gives each function one answer; what it was not told about it takes without an answer. */
final class ScriptedContract {

    private static final String SELECTOR_OF_CALL = "60003560e01c";
    private static final int BRANCH_BYTES = 11;
    private static final int ANSWER_BYTES = 16;
    private static final String END = "60006000f3";

    private record Answer(String data, boolean reverts) {

        int bytes() {
            return data.length() / 2;
        }
    }

    private final Map<String, Answer> answers = new LinkedHashMap<>();

    /** The function returns these words. */
    ScriptedContract returns(String function, long... words) {
        Calldata data = Calldata.create("0x");
        for (long word : words) {
            data.number(word);
        }
        answers.put(Calldata.selector(function), new Answer(data.hex().substring(2), false));
        return this;
    }

    /** The function returns this address. */
    ScriptedContract returnsAddress(String function, String address) {
        String word = Calldata.create("0x").address(address).hex().substring(2);
        answers.put(Calldata.selector(function), new Answer(word, false));
        return this;
    }

    /** The function refuses with this error. */
    ScriptedContract refuses(String function, String error, long... words) {
        Calldata data = Calldata.call(error);
        for (long word : words) {
            data.number(word);
        }
        answers.put(Calldata.selector(function), new Answer(data.hex().substring(2), true));
        return this;
    }

    /** The code in hexadecimal with its prefix: branches by selector, then what each does, then the data. */
    String code() {
        int dataAt = SELECTOR_OF_CALL.length() / 2 + answers.size() * (BRANCH_BYTES + ANSWER_BYTES) + END.length() / 2;
        int answerAt = SELECTOR_OF_CALL.length() / 2 + answers.size() * BRANCH_BYTES + END.length() / 2;
        StringBuilder branches = new StringBuilder("0x").append(SELECTOR_OF_CALL);
        StringBuilder rest = new StringBuilder(END);
        StringBuilder data = new StringBuilder();
        for (Map.Entry<String, Answer> entry : answers.entrySet()) {
            Answer answer = entry.getValue();
            branches.append("8063%s1461%04x57".formatted(entry.getKey(), answerAt));
            rest.append("5b61%04x61%04x60003961%04x6000%s"
                    .formatted(answer.bytes(), dataAt, answer.bytes(), answer.reverts() ? "fd" : "f3"));
            data.append(answer.data());
            answerAt += ANSWER_BYTES;
            dataAt += answer.bytes();
        }
        return branches.append(rest).append(data).toString();
    }
}
