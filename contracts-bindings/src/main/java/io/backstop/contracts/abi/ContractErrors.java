package io.backstop.contracts.abi;

import io.backstop.contracts.wrapper.Wrappers;
import io.backstop.model.venue.ContractError;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.CustomError;
import org.web3j.abi.datatypes.NumericType;

/** What a contract says when it refuses: the bytes of a revert as a typed error. */
public final class ContractErrors {

    private static final int SELECTOR_END = 10;
    private static final String PANIC = "0x" + Calldata.selector("Panic(uint256)");
    private static final String ERROR = "0x" + Calldata.selector("Error(string)");

    private static final Map<String, CustomError> BY_SELECTOR = bySelector(Wrappers.ALL.values());

    private ContractErrors() {}

    /**
     * Decodes a revert.
     *
     * <p>An error of the contracts keeps its name and its numbers; a number that does not fit 64 bits is left out, as
     * addresses, bytes and strings are. Solidity's own are {@code Panic(code)} and {@code Error()}; a revert without
     * bytes, such as one for want of gas, is {@code NoReason()}; anything else {@code Unknown0x…()} with its selector.
     *
     * @param revert the revert's bytes in hexadecimal with the prefix {@code 0x}
     */
    public static ContractError decode(String revert) {
        if (revert.length() < SELECTOR_END) {
            return ContractError.of("NoReason");
        }
        String selector = revert.substring(0, SELECTOR_END);
        CustomError known = BY_SELECTOR.get(selector);
        if (known != null) {
            return new ContractError(known.getName(), numbers(known, Words.ofArguments(revert)));
        }
        if (selector.equals(PANIC)) {
            return ContractError.of("Panic", Words.ofArguments(revert).number(0));
        }
        return ContractError.of(selector.equals(ERROR) ? "Error" : "Unknown" + selector);
    }

    private static List<Long> numbers(CustomError error, Words arguments) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < error.getParameters().size(); i++) {
            if (isNumber(error.getParameters().get(i)) && arguments.isLong(i)) {
                numbers.add(arguments.number(i));
            }
        }
        return numbers;
    }

    private static boolean isNumber(TypeReference<?> parameter) {
        try {
            return NumericType.class.isAssignableFrom(parameter.getClassType());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a wrapper names a type that is not there", e);
        }
    }

    /** The generator has no list of a contract's errors, only one constant for each. */
    private static Map<String, CustomError> bySelector(Collection<? extends Class<?>> wrappers) {
        Map<String, CustomError> errors = new LinkedHashMap<>();
        for (Class<?> wrapper : wrappers) {
            for (Field field : wrapper.getFields()) {
                if (field.getType() == CustomError.class) {
                    CustomError error = constant(field);
                    errors.put(CustomErrorEncoder.encode(error).substring(0, SELECTOR_END), error);
                }
            }
        }
        return errors;
    }

    private static CustomError constant(Field field) {
        try {
            return (CustomError) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the constants of a wrapper are public", e);
        }
    }
}
