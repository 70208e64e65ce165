package io.backstop.tests.fuzz;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.mirror.Opening;
import io.backstop.tests.fuzz.Setup.Pot;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records as one line of text that reads back: {@code Close caller=ALICE account=7}. Lists are joined with commas, the
 * parts of a record in a list with colons.
 */
final class RecordText {

    private static final Map<String, Class<?>> BY_NAME = Stream.concat(Call.kinds().stream(), Stream.of(Setup.class))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

    private RecordText() {}

    /** The line of a record. */
    static String write(Record value) {
        StringBuilder line = new StringBuilder(value.getClass().getSimpleName());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            line.append(' ').append(component.getName()).append('=').append(plain(read(component, value)));
        }
        return line.toString();
    }

    /**
     * The record of a line.
     *
     * @throws IllegalArgumentException if the line is not one that {@link #write} would give
     */
    static Record parse(String line) {
        String[] words = line.strip().split(" ");
        Class<?> type = BY_NAME.get(words[0]);
        if (type == null) {
            throw new IllegalArgumentException("no kind of call: " + line);
        }
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(words).skip(1).forEach(word -> {
            int sign = word.indexOf('=');
            values.put(word.substring(0, sign), word.substring(sign + 1));
        });
        List<String> inOrder = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String text = values.get(component.getName());
            if (text == null) {
                throw new IllegalArgumentException(component.getName() + " is missing: " + line);
            }
            inOrder.add(text);
        }
        return build(type, inOrder);
    }

    private static String plain(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(RecordText::item).collect(Collectors.joining(","));
            case Enum<?> constant -> constant.name();
            default -> value.toString();
        };
    }

    private static String item(Object value) {
        return value instanceof Record parts
                ? Arrays.stream(parts.getClass().getRecordComponents())
                        .map(component -> plain(read(component, parts)))
                        .collect(Collectors.joining(":"))
                : plain(value);
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Record build(Class<?> type, List<String> texts) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType(), texts.get(i));
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + texts, e);
        }
    }

    private static Object value(Type type, String text) {
        if (type instanceof ParameterizedType list) {
            Type item = list.getActualTypeArguments()[0];
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(text.split(","))
                            .map(each -> value(item, each))
                            .toList();
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            return constant(plain, text);
        } else if (type.equals(Opening.class) || type.equals(MarginTiers.Tier.class) || type.equals(Pot.class)) {
            return build((Class<?>) type, List.of(text.split(":")));
        } else if (type.equals(long.class)) {
            return Long.parseLong(text);
        } else if (type.equals(int.class) || type.equals(Integer.class)) {
            return Integer.parseInt(text);
        }
        return type.equals(boolean.class) ? (Object) Boolean.parseBoolean(text) : text;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + ": " + name));
    }
}
